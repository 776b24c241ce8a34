using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Has volumes scrubbed by a Pod and makes them available again.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller.go, recycleVolumeOperation; pkg/volume/util/recyclerclient/recycler_client.go (v1.36).</remarks>
internal sealed class VolumeRecycler(VolumeBooks books)
{
    private const string Namespace = "default";
    private const string Prefix = "recycler-for-";
    private const string Scrub = "test -e /scrub && find /scrub -mindepth 1 -delete && test -z \"$(ls -A /scrub)\" || exit 1";
    private const long LeastTimeout = 60; // PersistentVolumeRecyclerMinimumTimeoutHostPath
    private const long LeastTimeoutOverNfs = 300; // PersistentVolumeRecyclerMinimumTimeoutNFS
    private const long TimeoutPerGibibyte = 30; // PersistentVolumeRecyclerIncrementTimeout*
    private const long Gibibyte = 1 << 30;

    /// <summary>The volume that a Pod scrubs; null when it is no such Pod.</summary>
    public static string? VolumeOf(Pod pod) =>
        pod.Metadata.Namespace == Namespace && pod.Metadata.Name!.StartsWith(Prefix, StringComparison.Ordinal) ? pod.Metadata.Name[Prefix.Length..] : null;

    /// <summary>Takes the next step: starts the Pod, waits for it, or draws the conclusion from how it ended.</summary>
    public Settlement Recycle(PersistentVolume volume)
    {
        var users = books.Pods.UsersOf(VolumeBooks.KeyOf(volume.Spec.ClaimRef!)).Where(pod => !pod.IsTerminal).Select(pod => pod.Key.ToString()).ToList();
        if (users.Count > 0 && books.Claims.Find(VolumeBooks.KeyOf(volume.Spec.ClaimRef!)) is null)
        {
            books.Events.Record(volume, "Normal", "VolumeFailedRecycle", "Volume is used by pods: " + string.Join(',', users));
            return Settlement.Insists;
        }
        if (volume.Spec.HostPath is null && volume.Spec.Nfs is null)
        {
            books.Fail(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!");
            return Settlement.Settled;
        }
        if (books.DirectClient.Find<Pod>(Namespace, Prefix + volume.Metadata.Name) is { } pod)
            return Conclude(volume, pod);
        try
        {
            books.Client.Create(ScrubberOf(volume));
        }
        catch (ApiException refusal)
        {
            books.Fail(volume, "VolumeFailedRecycle", "Recycle failed: unexpected error creating recycler pod:  " + refusal.Message);
            return Settlement.Insists;
        }
        return Settlement.Settled; // What becomes of the Pod wakes us.
    }

    private Settlement Conclude(PersistentVolume volume, Pod pod)
    {
        if (!pod.IsTerminal)
            return Settlement.Settled;
        books.Client.Delete(pod);
        if (pod.Status.Phase == "Failed")
        {
            books.Fail(volume, "VolumeFailedRecycle", "Recycle failed: " + (string.IsNullOrEmpty(pod.Status.Message) ? "pod failed, pod.Status.Message unknown" : pod.Status.Message));
            return Settlement.Insists;
        }
        books.Events.Record(volume, "Normal", "VolumeRecycled", "Volume recycled");
        books.Unbind(volume);
        return Settlement.Settled;
    }

    private static Pod ScrubberOf(PersistentVolume volume) => new()
    {
        Metadata = new() { Name = Prefix + volume.Metadata.Name, Namespace = Namespace },
        Spec = new()
        {
            RestartPolicy = "Never",
            ActiveDeadlineSeconds = Math.Max(volume.Spec.Nfs is null ? LeastTimeout : LeastTimeoutOverNfs, volume.Size.WholeValue / Gibibyte * TimeoutPerGibibyte),
            Volumes = [new() { Name = "vol", HostPath = volume.Spec.HostPath, Nfs = volume.Spec.Nfs }],
            Containers =
            [
                new()
                {
                    Name = "pv-recycler",
                    Image = "registry.k8s.io/build-image/debian-base:bookworm-v1.0.6",
                    Command = ["/bin/sh"],
                    Args = ["-c", Scrub],
                    VolumeMounts = [new() { Name = "vol", MountPath = "/scrub" }],
                },
            ],
        },
    };
}
