namespace ClusterSim.Scheduling;

/// <summary>Disks named in Pods themselves, which no two Pods on a Node may both write to.</summary>
/// <remarks>Source: plugins/volumerestrictions/volume_restrictions.go, isVolumeConflict (v1.36).</remarks>
internal static class SharedDisks
{
    /// <summary>Whether any volume of the Pod is such a disk.</summary>
    public static bool UsesAny(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.GcePersistentDisk is not null || volume.AwsElasticBlockStore is not null || volume.Rbd is not null || volume.Iscsi is not null)
                return true;
        }
        return false;
    }

    /// <summary>Whether both use one disk, and not in a way in which it can be shared.</summary>
    public static bool Conflict(Pod pod, Pod other) => UsesAny(pod) && UsesAny(other) && pod.Spec.Volumes.Any(mine => other.Spec.Volumes.Any(theirs => Conflict(mine, theirs)));

    private static bool Conflict(Volume mine, Volume theirs) =>
        mine is { GcePersistentDisk: { } disk } && theirs is { GcePersistentDisk: { } sameDisk } && disk.PdName == sameDisk.PdName && !(disk.ReadOnly && sameDisk.ReadOnly)
        || (mine.AwsElasticBlockStore is { } block && theirs.AwsElasticBlockStore is { } sameBlock && block.VolumeID == sameBlock.VolumeID)
        || (mine.Iscsi is { } target && theirs.Iscsi is { } sameTarget && target.Iqn == sameTarget.Iqn && !(target.ReadOnly && sameTarget.ReadOnly))
        || (mine.Rbd is { } image && theirs.Rbd is { } sameImage
            && image.Monitors.Any(sameImage.Monitors.Contains) && image.Pool == sameImage.Pool && image.Image == sameImage.Image && !(image.ReadOnly && sameImage.ReadOnly));
}
