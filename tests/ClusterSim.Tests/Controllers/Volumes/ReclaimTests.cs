using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>What becomes of volumes whose claims are gone.</summary>
[TestFixture]
public sealed class ReclaimTests : StorageFixture
{
    private void BindAndDelete(PersistentVolume volume)
    {
        Client.Create(volume);
        Cluster.Run(TimeSpan.FromSeconds(1));
        Client.Create(NewClaim("data"));
        RunUntilBound("data");
        Client.Delete<PersistentVolumeClaim>(new("default", "data"));
        Cluster.Run(TimeSpan.FromSeconds(2));
        Client.Find<PersistentVolumeClaim>("data").Should().BeNull();
    }

    private static PersistentVolume With(PersistentVolume volume, string policy) => volume with { Spec = volume.Spec with { PersistentVolumeReclaimPolicy = policy } };

    [Test]
    public void A_retained_volume_is_released_and_goes_to_no_other_claim_until_somebody_frees_it()
    {
        BindAndDelete(NewVolume("kept"));
        Volume("kept").Status.Phase.Should().Be("Released");
        Client.Create(NewClaim("next"));
        Cluster.Run(Minute);
        Claim("next").Status.Phase.Should().Be("Pending");

        var kept = Volume("kept");
        Client.Update(kept with { Spec = kept.Spec with { ClaimRef = null } });
        RunUntilBound("next");

        Claim("next").Spec.VolumeName.Should().Be("kept");
    }

    [Test]
    public void Of_host_paths_only_those_below_tmp_are_deleted()
    {
        var elsewhere = NewVolume("elsewhere");
        BindAndDelete(With(elsewhere with { Spec = elsewhere.Spec with { HostPath = new() { Path = "/data" } } }, "Delete"));
        Volume("elsewhere").Status.Phase.Should().Be("Failed");
        Volume("elsewhere").Status.Message.Should().Be("host_path deleter only supports /tmp/.+ but received provided /data");
        Told("elsewhere").Should().Equal("VolumeFailedDelete: host_path deleter only supports /tmp/.+ but received provided /data");

        BindAndDelete(With(NewVolume("below"), "Delete"));
        Client.Find<PersistentVolume>("below").Should().BeNull();
    }

    [Test]
    public void A_volume_that_no_plugin_deletes_has_failed()
    {
        var share = NewVolume("share");
        BindAndDelete(With(share with { Spec = share.Spec with { HostPath = null, Nfs = new() { Server = "1.2.3.4", Path = "/x" } } }, "Delete"));

        Volume("share").Status.Message.Should().Be("error getting deleter volume plugin for volume \"share\": no deletable volume plugin matched");
    }

    [Test]
    public void A_recycled_volume_is_scrubbed_by_a_Pod_and_available_again()
    {
        BindAndDelete(With(NewVolume("again"), "Recycle"));
        Cluster.RunUntil(() => Volume("again").Status.Phase == "Available", Minute);

        Volume("again").Spec.ClaimRef.Should().BeNull();
        Told("again").Should().Contain("VolumeRecycled: Volume recycled");
        Client.Find<Pod>("recycler-for-again").Should().BeNull();
    }
}
