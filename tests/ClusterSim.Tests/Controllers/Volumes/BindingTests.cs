using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Claims find volumes that are there.</summary>
[TestFixture]
public sealed class BindingTests : StorageFixture
{
    [Test]
    public void A_claim_gets_the_smallest_volume_that_is_large_enough()
    {
        foreach (var (name, size) in new[] { ("five", "5Gi"), ("two", "2Gi"), ("ten", "10Gi"), ("half", "500Mi") })
            Client.Create(NewVolume(name, size));
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.Create(NewClaim("data", "1Gi"));
        RunUntilBound("data");

        Claim("data").Spec.VolumeName.Should().Be("two");
        Claim("data").Status.Capacity["storage"].Should().Be((Quantity)"2Gi");
        Volume("two").Spec.ClaimRef!.Name.Should().Be("data");
        Volume("two").Status.Phase.Should().Be("Bound");
        Volume("five").Status.Phase.Should().Be("Available");
    }

    [Test]
    public void Volumes_that_can_be_used_in_the_fewest_ways_come_first_even_when_they_are_larger()
    {
        var shared = NewVolume("a-shared", "1Gi");
        Client.Create(shared with { Spec = shared.Spec with { AccessModes = ["ReadWriteOnce", "ReadWriteMany"] } });
        Client.Create(NewVolume("b-plain", "3Gi"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.Create(NewClaim("data"));
        RunUntilBound("data");

        Claim("data").Spec.VolumeName.Should().Be("b-plain");
    }

    [Test]
    public void A_claim_gets_no_volume_of_other_access_modes_class_mode_or_labels()
    {
        var readOnly = NewVolume("read-only");
        Client.Create(readOnly with { Spec = readOnly.Spec with { AccessModes = ["ReadOnlyMany"] } });
        Client.Create(NewVolume("classy", storageClass: "gold"));
        var raw = NewVolume("raw");
        Client.Create(raw with { Spec = raw.Spec with { VolumeMode = "Block", HostPath = null, Csi = new() { Driver = "d", VolumeHandle = "h" } } });
        Client.Create(NewVolume("small", "100Mi"));
        Client.Create(NewVolume("plain").WithLabel("tier", "bronze"));
        var choosy = NewClaim("data");
        Client.Create(choosy with { Spec = choosy.Spec with { Selector = LabelSelector.Label("tier", "silver") } });
        Cluster.Run(Minute);

        Claim("data").Status.Phase.Should().Be("Pending");
        Told("data").Should().Equal("FailedBinding: no persistent volumes available for this claim and no storage class is set");

        Client.Create(NewVolume("silver").WithLabel("tier", "silver"));
        RunUntilBound("data");
        Claim("data").Spec.VolumeName.Should().Be("silver");
    }

    [Test]
    public void A_volume_that_comes_later_is_found_at_the_next_resync()
    {
        Client.Create(NewClaim("data"));
        Cluster.Run(TimeSpan.FromSeconds(2));
        Client.Create(NewVolume("late"));
        Cluster.Run(TimeSpan.FromSeconds(2));
        Claim("data").Status.Phase.Should().Be("Pending");

        Cluster.Run(TimeSpan.FromSeconds(15));

        Claim("data").Status.Phase.Should().Be("Bound");
    }

    [Test]
    public void What_a_claim_waits_for_is_told_once_more_every_fifteen_seconds()
    {
        Client.Create(NewClaim("data"));
        Cluster.Run(TimeSpan.FromSeconds(40));

        TimesTold("data", "FailedBinding").Should().Be(3, "at once, and 15 and 30 s after the controller began");
    }

    [Test]
    public void A_claim_can_ask_for_one_volume_by_name()
    {
        Client.Create(NewVolume("small", "1Gi"));
        Client.Create(NewVolume("wanted", "5Gi"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        var claim = NewClaim("data");
        Client.Create(claim with { Spec = claim.Spec with { VolumeName = "wanted" } });
        RunUntilBound("data");

        Volume("wanted").Spec.ClaimRef!.Name.Should().Be("data");
        Volume("wanted").Annotation("pv.kubernetes.io/bound-by-controller").Should().Be("yes");
        Claim("data").Annotation("pv.kubernetes.io/bound-by-controller").Should().BeNull("the user chose");
    }

    [TestCase("5Gi", null, "Filesystem", "ReadWriteOnce", "requested PV is too small")]
    [TestCase("1Gi", "gold", "Filesystem", "ReadWriteOnce", "storageClassName does not match")]
    [TestCase("1Gi", null, "Block", "ReadWriteOnce", "incompatible volumeMode")]
    [TestCase("1Gi", null, "Filesystem", "ReadWriteMany", "incompatible accessMode")]
    public void A_volume_asked_for_by_name_that_does_not_suit_is_told_why(string size, string? storageClass, string mode, string access, string why)
    {
        Client.Create(NewVolume("wanted"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        var claim = NewClaim("data", size, storageClass ?? "");
        Client.Create(claim with { Spec = claim.Spec with { VolumeName = "wanted", VolumeMode = mode, AccessModes = [access] } });
        Cluster.Run(TimeSpan.FromSeconds(2));

        Claim("data").Status.Phase.Should().Be("Pending");
        Told("data").Should().Equal($"VolumeMismatch: Cannot bind to requested volume \"wanted\": {why}");
    }

    [Test]
    public void A_volume_that_somebody_else_has_is_not_given_to_who_asks_for_it_by_name()
    {
        Client.Create(NewVolume("only"));
        Cluster.Run(TimeSpan.FromSeconds(1));
        Client.Create(NewClaim("first"));
        RunUntilBound("first");

        var claim = NewClaim("second");
        Client.Create(claim with { Spec = claim.Spec with { VolumeName = "only" } });
        Cluster.Run(TimeSpan.FromSeconds(2));

        Claim("second").Status.Phase.Should().Be("Pending");
        Told("second").Should().Equal("FailedBinding: volume \"only\" already bound to a different claim.");
    }

    [Test]
    public void A_volume_kept_for_a_claim_is_given_to_that_one_alone()
    {
        var kept = NewVolume("kept");
        Client.Create(kept with { Spec = kept.Spec with { ClaimRef = new() { Namespace = "default", Name = "mine" } } });
        Client.Create(NewClaim("other"));
        Cluster.Run(TimeSpan.FromSeconds(20));
        Claim("other").Status.Phase.Should().Be("Pending");
        Volume("kept").Status.Phase.Should().Be("Available");

        Client.Create(NewClaim("mine"));
        RunUntilBound("mine");

        Claim("mine").Spec.VolumeName.Should().Be("kept");
        Volume("kept").Spec.ClaimRef!.Uid.Should().Be(Claim("mine").Metadata.Uid);
        Volume("kept").Annotation("pv.kubernetes.io/bound-by-controller").Should().BeNull("the user chose");
    }

    [Test]
    public void Two_claims_at_once_do_not_get_the_same_volume()
    {
        Client.Create(NewVolume("one"));
        Client.Create(NewVolume("two"));
        Cluster.Informers.Lag = TimeSpan.FromMilliseconds(50);
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.Create(NewClaim("a"));
        Client.Create(NewClaim("b"));
        RunUntilBound("a");
        RunUntilBound("b");

        new[] { Claim("a").Spec.VolumeName, Claim("b").Spec.VolumeName }.Should().BeEquivalentTo("one", "two");
    }

    [Test]
    public void A_claim_whose_volume_is_deleted_is_lost_until_there_is_one_of_that_name_again()
    {
        Client.Create(NewVolume("gone"));
        Cluster.Run(TimeSpan.FromSeconds(1));
        Client.Create(NewClaim("data"));
        RunUntilBound("data");

        Client.Delete<PersistentVolume>(new ObjectKey("gone"));
        Client.Update(Volume("gone").WithoutFinalizer("kubernetes.io/pv-protection"));
        Cluster.Run(TimeSpan.FromSeconds(2));

        Claim("data").Status.Phase.Should().Be("Lost");
        Told("data").Should().Equal("ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!");

        Client.Create(NewVolume("gone"));
        RunUntilBound("data");
    }

    [Test]
    public void A_volume_is_not_bound_while_it_is_being_deleted()
    {
        Client.Create(NewVolume("going").WithFinalizer("example.com/hold"));
        Client.Delete<PersistentVolume>(new ObjectKey("going"));
        Client.Create(NewClaim("data"));
        Cluster.Run(Minute);

        Claim("data").Status.Phase.Should().Be("Pending");
    }
}
