namespace ClusterSim.Server.Tests.Book;

/// <summary>Services.</summary>
public sealed class Chapter5Tests : BookFixture
{
    [SetUp]
    public async Task Deploy()
    {
        UseChapter(5);
        await Terminal.PrintsAsync("kubectl create -f kubia.yaml -f kubia-svc.yaml");
        await Pass(30);
    }

    [Test]
    public async Task A_service_is_reached_from_within_the_cluster()
    {
        await Shows("kubectl get svc", "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE", "kubernetes ClusterIP 10.96.0.1 <none> 443/TCP 30s", "kubia ClusterIP 10.*.*.* <none> 80/TCP 30s");
        var address = await Terminal.PrintsAsync("kubectl get svc kubia -o jsonpath='{.spec.clusterIP}'");
        var pod = (await Terminal.PrintsAsync("kubectl get po -o jsonpath='{.items[0].metadata.name}'")).Trim();
        Cluster.Loop.Resume();

        await Shows($"kubectl exec {pod} -- curl -s http://{address}", "You've hit kubia-*");
        await Mentions($"kubectl exec {pod} -- env", "KUBERNETES_SERVICE_HOST=10.96.0.1", "KUBERNETES_SERVICE_PORT=443");
        await Shows($"kubectl exec {pod} -- curl -s http://kubia.default.svc.cluster.local", "You've hit kubia-*");
        await Mentions($"kubectl exec {pod} -- cat /etc/resolv.conf", "search default.svc.cluster.local svc.cluster.local cluster.local");
    }

    [Test]
    public async Task A_service_says_where_it_leads()
    {
        await Mentions("kubectl describe svc kubia", "Name: kubia", "Selector: app=kubia", "Type: ClusterIP", "Port: <unset> 80/TCP", "TargetPort: http/TCP", "Session Affinity: None");
        await Mentions("kubectl get endpoints kubia", "kubia 10.*:8080,10.*:8080,10.*:8080 30s");
    }

    [Test]
    public async Task Services_are_opened_to_the_world()
    {
        await Shows("kubectl create -f kubia-svc-nodeport.yaml", "service/kubia-nodeport created");
        await Shows("kubectl get svc kubia-nodeport", "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE", "kubia-nodeport NodePort 10.*.*.* <none> 80:30123/TCP 0s");
        await Shows("kubectl create -f kubia-ingress.yaml", "ingress.networking.k8s.io/kubia created");
        await Pass(60);
        await Shows("kubectl get ingresses", "NAME CLASS HOSTS ADDRESS PORTS AGE", "kubia * kubia.example.com *.*.*.* 80 60s");
    }

    [Test]
    public async Task Pods_that_are_not_ready_get_no_requests()
    {
        await Shows("kubectl delete rc kubia --wait=false", "replicationcontroller \"kubia\" deleted*");
        await Pass(60);
        await Shows("kubectl create -f kubia-readinessprobe.yaml", "replicationcontroller/kubia created");
        await Pass(30);
        await Mentions("kubectl get po", "kubia-* 0/1 Running 0 30s");
        var pod = (await Terminal.PrintsAsync("kubectl get po -o jsonpath='{.items[0].metadata.name}'")).Trim();

        Cluster.Loop.Resume();
        await Terminal.PrintsAsync($"kubectl exec {pod} -- touch /var/ready");
        Cluster.Loop.Pause();
        await Pass(20);

        await Mentions($"kubectl get po {pod}", "kubia-* 1/1 Running 0 *");
        await Mentions("kubectl get endpoints kubia", "kubia 10.*.*.*:8080 *");
    }
}
