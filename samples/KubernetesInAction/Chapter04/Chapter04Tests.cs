using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;

namespace KubernetesInAction.Chapter04;

/// <summary>Keeping Pods alive, and keeping the right number of them: probes, ReplicationControllers, ReplicaSets, DaemonSets, Jobs.</summary>
public sealed class Chapter04Tests() : ChapterFixture("Chapter04")
{
    [Test]
    public void Restarts_a_container_that_fails_its_liveness_probe()
    {
        Apply("kubia-liveness-probe.yaml");
        Wait(seconds: 180);

        var status = Cluster.Client.Get<Pod>("kubia-liveness").Status.ContainerStatuses.Single();
        status.RestartCount.Should().Be(1);
        status.LastState.Terminated!.ExitCode.Should().Be(137, "Node.js does not react to SIGTERM, so it is killed");
        Events("kubia-liveness").Should()
            .Contain("Liveness probe failed: HTTP probe failed with statuscode: 500").And
            .Contain("Container kubia failed liveness probe, will be restarted");
    }

    [Test]
    public void Waits_longer_and_longer_with_a_container_that_fails_for_ever()
    {
        Apply("kubia-liveness-probe.yaml");

        Cluster.RunUntil(() => Cluster.Client.Get<Pod>("kubia-liveness").Status.ContainerStatuses.FirstOrDefault()?.State.Waiting?.Reason == "CrashLoopBackOff", within: TimeSpan.FromHours(1));
    }

    [Test]
    public void Replaces_a_pod_that_is_deleted()
    {
        Apply("kubia-rc.yaml");
        Wait(seconds: 30);
        var deleted = Cluster.Client.List<Pod>()[0];

        Cluster.Client.Delete(deleted);
        Wait(seconds: 60);

        var pods = Cluster.Client.List<Pod>();
        pods.Should().HaveCount(3).And.NotContain(pod => pod.Metadata.Name == deleted.Metadata.Name);
    }

    [Test]
    public void Replaces_pods_of_a_node_that_dies()
    {
        Apply("kubia-rc.yaml");
        Wait(seconds: 30);
        var node = Cluster.Client.List<Pod>()[0].Spec.NodeName!;

        Cluster.Machine(node).PowerOff();
        Cluster.Run(TimeSpan.FromMinutes(7));

        Cluster.Client.List<Pod>().Count(pod => pod.IsReady && pod.Spec.NodeName != node).Should().Be(3);
    }

    [Test]
    public void Looks_after_what_its_selector_matches()
    {
        Apply("kubia-rc.yaml");
        Wait(seconds: 30);
        var pod = Cluster.Client.List<Pod>()[0];

        Cluster.Client.Update(pod with { Metadata = pod.Metadata with { Labels = [new("app", "foo")] } });
        Wait(seconds: 30);

        Cluster.Client.List<Pod>().Should().HaveCount(4);
        Cluster.Client.Get<Pod>(pod.Metadata.Name!).Metadata.OwnerReferences.Should().BeEmpty("nobody looks after it any more");
    }

    [Test]
    public void Leaves_pods_behind_to_be_adopted_by_a_replica_set()
    {
        Apply("kubia-rc.yaml");
        Wait(seconds: 30);
        var before = Cluster.Client.List<Pod>().Select(pod => pod.Metadata.Uid).ToList();

        Cluster.Client.Delete(Cluster.Client.Get<ReplicationController>("kubia"), new() { PropagationPolicy = "Orphan" });
        Wait(seconds: 5);
        Apply("kubia-replicaset-matchexpressions.yaml");
        Wait(seconds: 5);

        Cluster.Client.List<Pod>().Select(pod => pod.Metadata.Uid).Should().BeEquivalentTo(before);
        Cluster.Client.Get<ReplicaSet>("kubia").Status.ReadyReplicas.Should().Be(3);
    }

    [Test]
    public void Runs_a_pod_on_each_node_with_a_label()
    {
        Apply("ssd-monitor-daemonset.yaml");
        Wait(seconds: 10);
        Cluster.Client.List<Pod>().Should().BeEmpty();

        Label("node-2", "disk", "ssd");
        Wait(seconds: 30);
        Cluster.Client.List<Pod>().Where(pod => pod.IsReady).Select(pod => pod.Spec.NodeName).Should().Equal("node-2");

        Label("node-2", "disk", "hdd");
        Wait(seconds: 60);
        Cluster.Client.List<Pod>().Should().BeEmpty();
    }

    [Test]
    public void Runs_a_job_to_its_end_and_keeps_its_log()
    {
        Apply("batch-job.yaml");
        Cluster.Run(TimeSpan.FromMinutes(3));

        Cluster.Client.Get<Job>("batch-job").Status.Succeeded.Should().Be(1);
        var pod = Cluster.Client.List<Pod>().Single();
        pod.Status.Phase.Should().Be("Succeeded");
        Cluster.Containers[pod.Metadata.Name!].Log.Should().Contain(line => line.Text.Contains("Finished succesfully"));
    }

    [Test]
    public void Runs_a_job_five_times_two_at_a_time()
    {
        Apply("multi-completion-parallel-batch-job.yaml");
        var most = 0;
        Cluster.RunUntil(
            () =>
            {
                var job = Cluster.Client.Get<Job>("multi-completion-batch-job");
                most = Math.Max(most, job.Status.Active);
                return job.Status.Succeeded == 5;
            },
            within: TimeSpan.FromMinutes(10));

        most.Should().Be(2);
    }

    [Test]
    public void Runs_a_job_every_quarter_of_an_hour()
    {
        Apply("cronjob.yaml");

        Cluster.Run(TimeSpan.FromMinutes(61));

        Cluster.Client.Get<CronJob>("batch-job-every-fifteen-minutes").Status.LastScheduleTime.Should().Be((Time)Cluster.Options.Start.AddHours(1));
        Cluster.Client.List<Job>().Should().HaveCount(4, "three that have ended are kept, and one runs");
    }

    private void Label(string name, string key, string value)
    {
        var node = Cluster.Client.Get<Node>(name);
        Cluster.Client.Update(node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.Set(key, value) } });
    }
}
