namespace ClusterSim.Api.Core;

/// <summary>Finds the volume that suits a claim best.</summary>
/// <remarks>Source: component-helpers storage/volume/pv_helpers.go, FindMatchingVolume; controller/volume/persistentvolume/index.go (v1.36).</remarks>
internal static class VolumeMatch
{
    // GetAccessModesAsString: each once, in this order.
    private static readonly string[] Modes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"];

    /// <summary>The best one where it does not matter on which Node it is to be used: first among those that can be used in the fewest ways beyond what is asked.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">Volumes kept for the claim, and those of its class that are free.</param>
    /// <param name="waits">Whether it is the scheduler that binds the claim: then only a volume kept for it is found.</param>
    public static PersistentVolume? FindBest(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, bool waits)
    {
        foreach (var alike in volumes.Where(volume => volume.Allows(claim)).GroupBy(ModesOf).OrderBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            if (Find(claim, alike, waits, fits: null, isTaken: null) is { } best)
                return best;
        }
        return null;
    }

    /// <summary>The one kept for the claim, else the smallest that is large enough; of equally small ones the first.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="volumes">What to choose from.</param>
    /// <param name="waits">Whether only a volume kept for the claim counts.</param>
    /// <param name="fits">Whether a volume can be used on the Node in question; null: there is none in question.</param>
    /// <param name="isTaken">Whether a volume is already chosen for another claim of the same Pod; null: none is.</param>
    public static PersistentVolume? Find(
        PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, bool waits, Func<PersistentVolume, bool>? fits, Func<PersistentVolume, bool>? isTaken)
    {
        PersistentVolume? smallest = null;
        var asked = claim.RequestedSize;
        foreach (var volume in volumes)
        {
            if (isTaken?.Invoke(volume) == true || volume.DiffersInMode(claim) || volume.IsBeingDeleted)
                continue;
            if (volume.IsFor(claim))
            {
                if (volume.Size < asked || !volume.SharesAttributesClass(claim))
                    continue;
                return fits?.Invoke(volume) == false ? null : volume;
            }
            if (!waits && IsFree(volume) && Suits(volume, claim, fits) && volume.Size >= asked && (smallest is null || volume.Size < smallest.Size))
                smallest = volume;
        }
        return smallest;
    }

    private static bool IsFree(PersistentVolume volume) => volume.Status.Phase == "Available" && volume.Spec.ClaimRef is null;

    private static bool Suits(PersistentVolume volume, PersistentVolumeClaim claim, Func<PersistentVolume, bool>? fits) =>
        volume.SharesAttributesClass(claim)
        && (claim.Spec.Selector is not { } selector || selector.Matches(volume.Metadata.Labels))
        && volume.ClassName == claim.ClassName
        && (fits is null || (fits(volume) && volume.Allows(claim)));

    private static string ModesOf(PersistentVolume volume)
    {
        Span<char> modes = stackalloc char[4];
        var count = 0;
        for (var index = 0; index < Modes.Length; index++)
        {
            if (volume.Spec.AccessModes.Contains(Modes[index]))
                modes[count++] = (char)('0' + index);
        }
        return new(modes[..count]);
    }
}
