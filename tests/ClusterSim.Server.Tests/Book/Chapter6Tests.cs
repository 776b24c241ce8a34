namespace ClusterSim.Server.Tests.Book;

/// <summary>Volumes.</summary>
public sealed class Chapter6Tests : BookFixture
{
    [SetUp]
    public void UseManifests() => UseChapter(6);

    [Test]
    public async Task A_claim_is_bound_to_a_volume()
    {
        await Shows("kubectl create -f mongodb-pv-hostpath.yaml", "persistentvolume/mongodb-pv created");
        await Pass(5);
        await Mentions("kubectl get pv", "mongodb-pv 1Gi RWO,ROX Retain Available <unset> 5s");
        await Shows("kubectl create -f mongodb-pvc.yaml", "persistentvolumeclaim/mongodb-pvc created");
        await Pass(20);

        await Mentions("kubectl get pvc", "mongodb-pvc Bound mongodb-pv 1Gi RWO,ROX <unset> 20s");
        await Mentions("kubectl get pv", "mongodb-pv 1Gi RWO,ROX Retain Bound default/mongodb-pvc <unset> 25s");
    }

    [Test]
    public async Task Data_outlive_the_pod_that_wrote_them()
    {
        await Terminal.PrintsAsync("kubectl create -f mongodb-pv-hostpath.yaml -f mongodb-pvc.yaml -f mongodb-pod-pvc.yaml");
        await Pass(60);
        Cluster.Loop.Resume();
        await Mentions("kubectl exec mongodb -- mongo mystore --eval \"db.foo.insert({name:'foo'})\"", "WriteResult({ \"nInserted\" : 1 })");
        await Terminal.PrintsAsync("kubectl delete pod mongodb --grace-period=0 --force");
        Cluster.Loop.Pause();
        await Pass(60);
        await Terminal.PrintsAsync("kubectl create -f mongodb-pod-pvc.yaml");
        await Pass(60);
        Cluster.Loop.Resume();

        (await Terminal.PrintsAsync("kubectl exec mongodb -- mongo mystore --eval 'db.foo.find()'")).Should().Contain("\"name\" : \"foo\"");
    }

    [Test]
    public async Task A_class_makes_volumes()
    {
        await Mentions("kubectl get sc", "standard (default) * Delete Immediate true *");
        await Shows("kubectl create -f mongodb-pvc-dp-nostorageclass.yaml", "persistentvolumeclaim/mongodb-pvc2 created");
        await Pass(30);

        await Mentions("kubectl get pvc mongodb-pvc2", "mongodb-pvc2 Bound pvc-* 100Mi RWO standard <unset> 30s");
    }
}
