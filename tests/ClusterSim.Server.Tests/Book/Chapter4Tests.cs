namespace ClusterSim.Server.Tests.Book;

/// <summary>ReplicationControllers and ReplicaSets.</summary>
public sealed class Chapter4Tests : BookFixture
{
    [Test]
    public async Task A_replication_controller_replaces_pods_that_are_deleted_or_relabelled()
    {
        await Shows("kubectl create -f kubia-rc.yaml", "replicationcontroller/kubia created");
        await Pass(30);
        var names = (await Terminal.PrintsAsync("kubectl get pods -o name")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        names.Should().HaveCount(3);

        await Shows($"kubectl delete {names[0]} --wait=false", "pod \"kubia-*\" deleted*");
        await Mentions("kubectl get pods", "kubia-* 1/1 Terminating 0 30s");
        await Pass(1);
        await Mentions("kubectl get pods", "kubia-* 1/1 Running 0 1s"); // The image is there already.
        await Pass(59);
        await Shows("kubectl get rc", "NAME DESIRED CURRENT READY AGE", "kubia 3 3 3 90s");
        await Mentions("kubectl describe rc kubia",
            "Name: kubia",
            "Selector: app=kubia",
            "Replicas: 3 current / 3 desired",
            "Pods Status: 3 Running / 0 Waiting / 0 Succeeded / 0 Failed",
            "Normal SuccessfulCreate * replication-controller Created pod: kubia-*");

        await Shows($"kubectl label {names[1]} type=special", "pod/kubia-* labeled");
        (await Terminal.PrintsAsync("kubectl get pods -o name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
        await Shows($"kubectl label {names[1]} app=foo --overwrite", "pod/kubia-* labeled");
        await Pass(30);
        await Mentions("kubectl get pods -L app", "NAME READY STATUS RESTARTS AGE APP");
        (await Terminal.PrintsAsync("kubectl get pods -l app=kubia -o name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
        await Shows("kubectl get pods -l app=foo -o name", names[1]);
    }

    [Test]
    public async Task A_replication_controller_notices_a_node_that_fails()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-rc.yaml");
        await Pass(30);
        Cluster.Loop.Invoke(() => Cluster.Machine("node-1").Partition());

        await Pass(60);
        await Mentions("kubectl get node", "node-1 NotReady <none> 90s v1.36.*", "node-2 Ready <none> 90s v1.36.*");
        await Pass(320);
        await Mentions("kubectl get pods -o wide", "kubia-* 1/1 Running 0 * 10.*.*.* node-* <none> <none>");
        (await Terminal.PrintsAsync("kubectl get pods --no-headers")).Split('\n').Count(line => line.Contains("Running", StringComparison.Ordinal)).Should().Be(3);
    }

    [Test]
    public async Task Edits_the_template_and_scales()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-rc.yaml");
        await Pass(30);

        await Shows("KUBE_EDITOR=\"sed -i 's/        app: kubia/        app: kubia\\n        edited: \\\"yes\\\"/'\" kubectl edit rc kubia", "replicationcontroller/kubia edited");
        await Shows("kubectl get rc kubia -o jsonpath='{.spec.template.metadata.labels.edited}'", "yes");
        await Shows("kubectl scale rc kubia --replicas=10", "replicationcontroller/kubia scaled");
        await Pass(60);
        await Shows("kubectl get rc", "NAME DESIRED CURRENT READY AGE", "kubia 10 10 10 90s");
        await Shows("kubectl get pods -l edited=yes -o name", [.. Enumerable.Repeat("pod/kubia-*", 7)]); // The template counts for new Pods only.
        await Shows("kubectl scale rc kubia --replicas=3", "replicationcontroller/kubia scaled");
        await Pass(60);
        await Shows("kubectl get rc", "NAME DESIRED CURRENT READY AGE", "kubia 3 3 3 2m30s");
    }

    [Test]
    public async Task Pods_outlive_their_controller_and_are_taken_over_by_a_replica_set()
    {
        await Terminal.PrintsAsync("kubectl create -f kubia-rc.yaml");
        await Pass(30);
        var names = await Terminal.PrintsAsync("kubectl get pods -o name");

        await Shows("kubectl delete rc kubia --cascade=orphan --wait=false", "replicationcontroller \"kubia\" deleted*");
        await Pass(30);
        (await Terminal.PrintsAsync("kubectl get pods -o name")).Should().Be(names);
        await Shows("kubectl create -f kubia-replicaset.yaml", "replicaset.apps/kubia created");
        await Pass(30);

        (await Terminal.PrintsAsync("kubectl get pods -o name")).Should().Be(names);
        await Shows("kubectl get rs", "NAME DESIRED CURRENT READY AGE", "kubia 3 3 3 30s");
        await Mentions("kubectl describe rs", "Name: kubia", "Selector: app=kubia", "Replicas: 3 current / 3 desired", "Pods Status: 3 Running / 0 Waiting / 0 Succeeded / 0 Failed");
        await Shows("kubectl delete rs kubia --wait=false", "replicaset.apps \"kubia\" deleted*");
        await Pass(60);
        (await Terminal.RunAsync("kubectl get pods")).Error.Trim().Should().Be("No resources found in default namespace.");
    }

    [Test]
    public async Task A_replica_set_selects_by_expressions()
    {
        await Shows("kubectl create -f kubia-replicaset-matchexpressions.yaml", "replicaset.apps/kubia created");
        await Pass(30);

        await Shows("kubectl get rs -o wide",
            "NAME DESIRED CURRENT READY AGE CONTAINERS IMAGES SELECTOR",
            "kubia 3 3 3 30s kubia luksa/kubia app in (kubia)");
    }
}
