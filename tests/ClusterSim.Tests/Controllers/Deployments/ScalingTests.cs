using ClusterSim.Api;
using ClusterSim.Api.Apps;

namespace ClusterSim.Tests.Controllers.Deployments;

public sealed class ScalingTests : WorkloadFixture
{
    private static readonly DeploymentStrategy SurgeOfThree = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 3, MaxUnavailable = 2 } };

    [SetUp]
    public void StopHalfway()
    {
        Cluster.Apply(NewWeb(10, strategy: SurgeOfThree));
        Settle();
        Change(web => Stuck(web));
        Settle();
        ReplicaSets.Select(replicaSet => replicaSet.Spec.Replicas).Should().Equal([8, 5], "that is as far as it gets");
    }

    [TestCase(15, 11, 7, TestName = "Grows in proportion: the example of the Kubernetes documentation")]
    [TestCase(10, 8, 5, TestName = "Stays as it is")]
    [TestCase(5, 5, 3, TestName = "Shrinks in proportion")]
    [TestCase(1, 2, 2, TestName = "Shrinks in proportion, rounding halves away from zero")]
    [TestCase(0, 0, 0, TestName = "Shrinks to nothing")]
    public void Scales_both_replica_sets(int replicas, int old, int current)
    {
        Change(web => web with { Spec = web.Spec with { Replicas = replicas, Paused = true } }); // Else the rollout goes on at once with the room it has got.
        Settle();

        var (scaledOld, scaledCurrent) = (ReplicaSets[0].Spec.Replicas, ReplicaSets[1].Spec.Replicas);
        (scaledOld, scaledCurrent).Should().Be((old, current));
    }

    [Test]
    public void Notes_the_new_size_on_both()
    {
        Change(web => web with { Spec = web.Spec with { Replicas = 15 } });
        Settle();

        ReplicaSets.Should().OnlyContain(replicaSet =>
            replicaSet.Annotation("deployment.kubernetes.io/desired-replicas") == "15" && replicaSet.Annotation("deployment.kubernetes.io/max-replicas") == "18");
    }
}
