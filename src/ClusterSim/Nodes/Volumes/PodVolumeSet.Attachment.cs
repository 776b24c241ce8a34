using ClusterSim.Api.Storage;

namespace ClusterSim.Nodes.Volumes;

/// <content>Volumes that have to be attached to the node before they can be mounted.</content>
/// <remarks>Source: volumemanager/volume_manager.go, WaitForAttachAndMount; pkg/volume/csi/csi_attacher.go, WaitForAttach (v1.36).</remarks>
internal sealed partial class PodVolumeSet
{
    /// <summary>The volumes that are not attached yet, by name; null when all are that have to be.</summary>
    public List<string>? Unattached()
    {
        List<string>? names = null;
        foreach (var volume in worker.Pod.Spec.Volumes)
        {
            if (ClaimOf(volume, worker.Key.Name) is { } claim && worker.FindClaim(claim)?.Spec.VolumeName is { Length: > 0 } name && !IsAttached(name))
                (names ??= []).Add(volume.Name);
        }
        names?.Sort(StringComparer.Ordinal);
        return names;
    }

    private bool IsAttached(string name) =>
        worker.FindVolume(name)?.Spec.Csi is not { } source || !VolumeAttachment.IsNeededBy(storage.FindDriver(source.Driver)) || storage.IsAttached(source, worker.NodeName);
}
