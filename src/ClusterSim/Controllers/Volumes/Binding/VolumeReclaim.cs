using System.Text.RegularExpressions;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Does with a volume whose claim is gone what its reclaim policy says.</summary>
/// <remarks>
/// Source: controller/volume/persistentvolume/pv_controller.go, reclaimVolume; pkg/volume/hostpath/host_path.go (v1.36).
/// </remarks>
internal sealed partial class VolumeReclaim(VolumeBooks books, VolumeRecycler recycler)
{
    public Settlement Reclaim(PersistentVolume volume)
    {
        if (!string.IsNullOrEmpty(volume.Annotation(VolumeAnnotations.MigratedTo)))
            return Settlement.Settled;
        switch (volume.Spec.PersistentVolumeReclaimPolicy)
        {
            case "Retain":
                return Settlement.Settled;
            case "Delete":
                Delete(volume);
                return Settlement.Settled;
            case "Recycle":
                return recycler.Recycle(volume);
            default:
                books.Fail(volume, "VolumeUnknownReclaimPolicy", "Volume has unrecognized PersistentVolumeReclaimPolicy");
                return Settlement.Settled;
        }
    }

    private void Delete(PersistentVolume volume)
    {
        if (volume.Annotation(VolumeAnnotations.ProvisionedBy) is { Length: > 0 } provisioner && (MigratedPlugins.DriverOf(provisioner) is not null || !IsInTree(provisioner)))
            return; // Whoever made it removes it.
        if (WhyUndeletable(volume) is { } problem)
            books.Fail(volume, "VolumeFailedDelete", problem);
        else if (!volume.IsBeingDeleted)
            books.Client.Delete(volume);
    }

    // Of the plugins that are left, the one for host paths alone deletes.
    private static string? WhyUndeletable(PersistentVolume volume) =>
        volume.Spec.HostPath is not { } source ? $"error getting deleter volume plugin for volume \"{volume.Metadata.Name}\": no deletable volume plugin matched"
        : !Deletable().IsMatch(source.Path) ? "host_path deleter only supports /tmp/.+ but received provided " + source.Path
        : null;

    private static bool IsInTree(string provisioner) => provisioner.StartsWith("kubernetes.io/", StringComparison.Ordinal);

    [GeneratedRegex("/tmp/.+", RegexOptions.CultureInvariant)]
    private static partial Regex Deletable();
}
