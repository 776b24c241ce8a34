using ClusterSim.Client;

namespace ClusterSim.Controllers.Volumes.Attachment;

/// <summary>Tells Pods that they cannot have a volume since it is attached elsewhere, once for each Node.</summary>
/// <remarks>Source: controller/volume/attachdetach/reconciler/reconciler.go, reportMultiAttachError (v1.36).</remarks>
internal sealed class MultiAttachErrors(EventRecorder events)
{
    private readonly HashSet<(string? Volume, string Node)> _told = []; // Never enumerated.

    public void Tell(PersistentVolume volume, string node, IReadOnlyList<Pod> pods, IReadOnlyList<Pod> others)
    {
        if (!_told.Add((volume.Metadata.Uid, node)))
            return;
        foreach (var pod in pods)
            events.Record(pod, "Warning", "FailedAttachVolume", $"Multi-Attach error for volume \"{volume.Metadata.Name}\" Volume is already {WhyNot(pod, others)}");
    }

    /// <summary>It can be attached now.</summary>
    public void Forget(PersistentVolume volume, string node) => _told.Remove((volume.Metadata.Uid, node));

    private static string WhyNot(Pod pod, IReadOnlyList<Pod> others)
    {
        if (others.Count == 0)
            return "exclusively attached to one node and can't be attached to another";
        var near = others.Where(other => other.Metadata.Namespace == pod.Metadata.Namespace).Select(other => other.Metadata.Name).ToList();
        var far = others.Count - near.Count;
        return near.Count == 0 ? $"used by {far} pod(s) in different namespaces"
            : $"used by pod(s) {string.Join(", ", near)}" + (far > 0 ? $" and {far} pod(s) in different namespaces" : "");
    }
}
