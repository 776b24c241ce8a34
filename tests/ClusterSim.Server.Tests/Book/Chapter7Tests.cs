namespace ClusterSim.Server.Tests.Book;

/// <summary>ConfigMaps and Secrets.</summary>
public sealed class Chapter7Tests : BookFixture
{
    [SetUp]
    public void UseManifests() => UseChapter(7);

    [Test]
    public async Task A_config_map_is_made_of_literals_and_files()
    {
        await Shows("kubectl create configmap fortune-config --from-literal=sleep-interval=25", "configmap/fortune-config created");
        await Mentions("kubectl get configmap fortune-config -o yaml", "apiVersion: v1", "data:", "sleep-interval: \"25\"", "kind: ConfigMap", "name: fortune-config", "namespace: default");

        await Shows("kubectl create -f fortune-pod-env-configmap.yaml", "pod/fortune-env-from-configmap created");
        await Pass(30);
        await Mentions("kubectl logs fortune-env-from-configmap", "Configured to generate new fortune every 25 seconds");
    }

    [Test]
    public async Task Files_of_a_config_map_follow_it()
    {
        await Terminal.PrintsAsync("kubectl create -f fortune-config.yaml -f fortune-pod-configmap-volume.yaml");
        await Pass(30);
        await Shows("kubectl exec fortune-configmap-volume -c web-server -- ls /etc/nginx/conf.d", "gzip.conf");

        await Shows("KUBE_EDITOR=\"sed -i 's/gzip on/gzip off/'\" kubectl edit configmap fortune-config", "configmap/fortune-config edited");
        await Pass(120);

        await Mentions("kubectl exec fortune-configmap-volume -c web-server -- cat /etc/nginx/conf.d/gzip.conf", "gzip off;");
        await Mentions("kubectl exec fortune-configmap-volume -c web-server -- ls -lA /etc/nginx/conf.d", "lrwxrwxrwx * root root * * * * ..data -> ..*", "lrwxrwxrwx * root root * * * * gzip.conf -> ..data/gzip.conf");
    }

    [Test]
    public async Task A_secret_keeps_what_others_should_not_see()
    {
        Terminal.Write("https.key", "a key");
        Terminal.Write("foo", "bar");
        await Shows("kubectl create secret generic fortune-https --from-file=https.key --from-file=foo", "secret/fortune-https created");

        await Mentions("kubectl get secret fortune-https -o yaml", "data:", "foo: YmFy", "https.key: YSBrZXk=", "kind: Secret", "type: Opaque");
        await Mentions("kubectl describe secret fortune-https", "Type: Opaque", "foo: 3 bytes"); // Its keys come in any order.
        await Mentions("kubectl describe secret fortune-https", "Type: Opaque", "https.key: 5 bytes");
    }
}
