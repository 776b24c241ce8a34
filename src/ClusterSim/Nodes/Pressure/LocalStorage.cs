using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Pressure;

/// <summary>How much of the machine's disk Pods take, and which of them take more than they may.</summary>
/// <remarks>Source: eviction/eviction_manager.go, localStorageEviction (v1.36). Differs from Kubernetes: logs take no room.</remarks>
internal static class LocalStorage
{
    private const string Resource = "ephemeral-storage";

    /// <summary>Whether a Pod may take only so much.</summary>
    public static bool IsLimited(PodSpec spec) =>
        spec.Volumes.Any(volume => volume.EmptyDir is { Medium: not "Memory", SizeLimit: { IsZero: false } }) || spec.Containers.Any(container => container.Resources.Limits.ContainsKey(Resource));

    /// <summary>The first Pod that takes more than it may, and what is said of it.</summary>
    public static (PodWorker Worker, string Message)? FindOffender(Kubelet kubelet)
    {
        foreach (var worker in kubelet.Workers)
            if (worker.IsActive && worker.HasLimitedStorage && Offence(worker) is { } message)
                return (worker, message);
        return null;
    }

    /// <summary>What a container has written to its own files.</summary>
    public static long Of(ContainerInstance container) => container.FilesIfAny is { } files ? Math.Max(0, files.Root.Content() - ImageFiles.Create(container.Image, container.StartedAt).Content()) : 0;

    /// <summary>What is in a Pod's directories on disk.</summary>
    public static long OfVolumes(PodWorker worker)
    {
        var size = 0L;
        foreach (var volume in worker.Pod.Spec.Volumes)
            if (volume.EmptyDir is { Medium: not "Memory" })
                size += SizeOf(worker, volume);
        return size;
    }

    private static string? Offence(PodWorker worker)
    {
        foreach (var volume in worker.Pod.Spec.Volumes)
            if (volume.EmptyDir is { Medium: not "Memory", SizeLimit: { IsZero: false } limit } && SizeOf(worker, volume) > limit.WholeValue)
                return $"Usage of EmptyDir volume \"{volume.Name}\" exceeds the limit \"{limit}\". ";
        var (total, limits, isWhole) = (OfVolumes(worker), Quantity.Zero, true);
        foreach (var slot in worker.Slots)
        {
            if (slot.Current is { IsRunning: true } container)
                total += Of(container);
            if (slot.IsInit && !slot.IsSidecar)
                continue;
            isWhole &= slot.Spec.Resources.Limits.TryGetValue(Resource, out var limit);
            limits += limit;
        }
        if (isWhole && total > limits.WholeValue)
            return $"Pod ephemeral local storage usage exceeds the total limit of containers {limits}. ";
        foreach (var slot in worker.Slots)
            if (slot.Spec.Resources.Limits.TryGetValue(Resource, out var limit) && slot.Current is { IsRunning: true } container && Of(container) > limit.WholeValue)
                return $"Container {slot.Spec.Name} exceeded its local ephemeral storage limit \"{limit}\". ";
        return null;
    }

    private static long SizeOf(PodWorker worker, Volume volume) => worker.Volumes.Find(volume.Name)?.Root is DirectoryNode directory ? directory.Content() : 0;
}
