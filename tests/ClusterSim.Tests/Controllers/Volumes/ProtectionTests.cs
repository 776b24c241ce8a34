using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Claims and volumes do not go while they are used.</summary>
[TestFixture]
public sealed class ProtectionTests : StorageFixture
{
    [Test]
    public void A_claim_that_is_deleted_goes_when_the_last_Pod_that_uses_it_has_gone()
    {
        Client.Create(NewVolume("disk"));
        Client.Create(NewClaim("data"));
        RunUntilBound("data");
        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        Client.Delete<PersistentVolumeClaim>(new("default", "data"));
        Cluster.Run(Minute);
        Claim("data").IsBeingDeleted.Should().BeTrue();

        Client.Delete<Pod>(new("default", "user"));
        Cluster.RunUntil(() => Client.Find<PersistentVolumeClaim>("data") is null, Minute);
        Cluster.Run(TimeSpan.FromSeconds(1));
        Volume("disk").Status.Phase.Should().Be("Released");
    }

    [Test]
    public void A_Pod_does_not_start_with_a_claim_that_is_being_deleted()
    {
        Client.Create(NewVolume("disk"));
        Client.Create(NewClaim("data"));
        RunUntilBound("data");
        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");
        Client.Delete<PersistentVolumeClaim>(new("default", "data"));

        Client.Create(NewPod("late", "data"));
        Cluster.Run(TimeSpan.FromSeconds(2));

        Pod("late").Status.Conditions.Single().Message.Should().Be("0/3 nodes are available: persistentvolumeclaim \"data\" is being deleted. not found");
    }

    [Test]
    public void A_volume_that_is_deleted_goes_when_it_is_bound_no_more()
    {
        Client.Create(NewVolume("disk"));
        Client.Create(NewClaim("data"));
        RunUntilBound("data");

        Client.Delete<PersistentVolume>(new ObjectKey("disk"));
        Cluster.Run(Minute);
        Volume("disk").IsBeingDeleted.Should().BeTrue();

        Client.Delete<PersistentVolumeClaim>(new("default", "data"));
        Cluster.RunUntil(() => Client.Find<PersistentVolume>("disk") is null, Minute);
    }

    [Test]
    public void A_free_volume_goes_at_once()
    {
        Client.Create(NewVolume("disk"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.Delete<PersistentVolume>(new ObjectKey("disk"));
        Cluster.Run(TimeSpan.Zero);

        Client.Find<PersistentVolume>("disk").Should().BeNull();
    }
}
