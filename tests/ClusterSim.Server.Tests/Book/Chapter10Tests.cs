namespace ClusterSim.Server.Tests.Book;

/// <summary>StatefulSets.</summary>
public sealed class Chapter10Tests : BookFixture
{
    [SetUp]
    public async Task Deploy()
    {
        UseChapter(10);
        await Terminal.PrintsAsync("kubectl create -f kubia-statefulset.yaml");
        await Pass(90);
    }

    [Test]
    public async Task Each_pod_has_a_name_and_a_claim()
    {
        await Shows("kubectl get po", "NAME READY STATUS RESTARTS AGE", "kubia-0 1/1 Running 0 *", "kubia-1 1/1 Running 0 *");
        await Shows("kubectl get statefulsets", "NAME READY AGE", "kubia 2/2 90s");
        await Mentions("kubectl get pvc", "data-kubia-0 Bound pvc-* * RWO standard <unset> *", "data-kubia-1 Bound pvc-* * RWO standard <unset> *");
    }

    [Test]
    public async Task Data_stay_with_the_name()
    {
        using var proxy = Terminal.Start("kubectl proxy --port=0");
        var port = (await proxy.ReadLineAsync())!.Split(':')[^1];
        Cluster.Loop.Resume();
        await Shows($"curl -s -X POST -d 'Hey there!' localhost:{port}/api/v1/namespaces/default/pods/kubia-0/proxy/", "Data stored on pod kubia-0");
        await Terminal.PrintsAsync("kubectl delete po kubia-0 --grace-period=0 --force");
        Cluster.Loop.Pause();
        await Pass(60);
        Cluster.Loop.Resume();

        await Shows($"curl -s localhost:{port}/api/v1/namespaces/default/pods/kubia-0/proxy/", "You've hit kubia-0", "Data stored on this pod: Hey there!");
    }
}
