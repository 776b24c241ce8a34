using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Volumes that live as long as their Pod.</summary>
[TestFixture]
public sealed class EphemeralVolumeTests : StorageFixture
{
    private static Pod WithScratch(string? storageClass = null)
    {
        var pod = NewPod("user");
        var template = new PersistentVolumeClaimTemplate { Metadata = new() { Labels = [new("app", "x")] }, Spec = NewClaim("", "1Gi", storageClass).Spec };
        return pod with { Spec = pod.Spec with { Volumes = [new() { Name = "scratch", Ephemeral = new() { VolumeClaimTemplate = template } }] } };
    }

    [Test]
    public void A_claim_is_made_for_the_Pod_and_goes_with_it()
    {
        Client.Create(WithScratch());
        RunUntilRunning("user");

        var claim = Claim("user-scratch");
        claim.Label("app").Should().Be("x");
        claim.Metadata.OwnerReferences.Single().Should().BeEquivalentTo(new { Kind = "Pod", Name = "user", Controller = true, BlockOwnerDeletion = true });
        claim.Status.Phase.Should().Be("Bound");

        Client.Delete<Pod>(new("default", "user"));
        Cluster.RunUntil(() => Client.Find<PersistentVolumeClaim>("user-scratch") is null, Minute);
        Cluster.Run(TimeSpan.FromSeconds(5));
        Client.List<PersistentVolume>().Should().BeEmpty();
    }

    [Test]
    public void A_claim_of_that_name_that_is_not_the_Pods_is_left_alone()
    {
        Client.Create(NewClaim("user-scratch", storageClass: null));
        RunUntilBound("user-scratch");

        Client.Create(WithScratch());
        Cluster.Run(TimeSpan.FromSeconds(2));

        Told("user").Should().Contain("FailedBinding: ephemeral volume scratch: PVC default/user-scratch was not created for pod default/user (pod is not owner)");
        Pod("user").Status.Conditions.Single().Message.Should().StartWith("0/3 nodes are available: PVC default/user-scratch was not created for pod default/user (pod is not owner).");

        Client.Delete<PersistentVolumeClaim>(new("default", "user-scratch"));
        RunUntilRunning("user");
    }
}
