using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Policy;
using ClusterSim.ApiServer;
using ClusterSim.Nodes.Programs;

namespace KubernetesInAction.Chapter15;

/// <summary>Scaling Pods by what they use, and taking nodes away without hurting what runs on them.</summary>
public sealed class Chapter15Tests() : ChapterFixture("Chapter15")
{
    private long _load; // Millicores all Pods together are asked to spend.

    [SetUp]
    public void Deploy()
    {
        _load = 0;
        Cluster.Images.Add("example/busy", async context =>
        {
            while (true)
            {
                var pods = Math.Max(1, Cluster.Client.List<Pod>().Count(pod => pod.IsReady));
                context.Use(new ContainerUsage(MilliCpu: _load / pods, MemoryBytes: 20 << 20));
                await context.Delay(TimeSpan.FromSeconds(5));
            }
        });
        Apply("deployment.yaml");
        Wait(seconds: 60);
    }

    [Test]
    public void Shrinks_a_deployment_that_has_nothing_to_do_to_its_minimum()
    {
        Apply("hpa.yaml");

        Cluster.Run(TimeSpan.FromMinutes(10));

        Cluster.Client.Get<Deployment>("kubia").Status.Replicas.Should().Be(1);
    }

    [Test]
    public void Grows_a_deployment_that_is_busy()
    {
        Apply("hpa.yaml");
        Cluster.Run(TimeSpan.FromMinutes(10));

        _load = 120; // Millicores: four Pods of 30 % of their 100 each.
        Cluster.Run(TimeSpan.FromMinutes(10));

        Cluster.Client.Get<Deployment>("kubia").Status.Replicas.Should().Be(4);
        Events("kubia").Should().Contain(text => text.EndsWith("reason: cpu resource utilization (percentage of request) above target"));
    }

    [Test]
    public void Never_goes_beyond_its_maximum()
    {
        Apply("hpa.yaml");
        _load = 5000;

        Cluster.Run(TimeSpan.FromMinutes(10));

        Cluster.Client.Get<Deployment>("kubia").Status.Replicas.Should().Be(5);
        Cluster.Client.Get<HorizontalPodAutoscaler>("kubia").Status.Conditions.Single(condition => condition.Type == "ScalingLimited").Reason.Should().Be("TooManyReplicas");
    }

    [Test]
    public void Does_not_evict_pods_that_must_stay()
    {
        Apply("pdb.yaml");
        Wait(seconds: 10);
        Cluster.Client.Get<PodDisruptionBudget>("kubia-pdb").Status.DisruptionsAllowed.Should().Be(0);
        var pod = Cluster.Client.List<Pod>()[0];

        var evict = () => Cluster.Client.Evict(ObjectKey.Of(pod));

        evict.Should().Throw<ApiException>().WithMessage("Cannot evict pod as it would violate the pod's disruption budget.");
    }

    [Test]
    public void Puts_no_pods_on_a_node_that_is_cordoned()
    {
        var node = Cluster.Client.Get<Node>("node-1");
        Cluster.Client.Update(node with { Spec = node.Spec with { Unschedulable = true } });

        Cluster.Client.Scale<Deployment>(new("default", "kubia"), 12);
        Wait(seconds: 30);

        Cluster.Client.List<Pod>().Count(pod => pod.Spec.NodeName == "node-1").Should().BeLessThanOrEqualTo(1);
    }
}
