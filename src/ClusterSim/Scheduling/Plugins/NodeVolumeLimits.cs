using ClusterSim.Api.Storage;

namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes to which no more volumes of a driver can be attached.</summary>
/// <remarks>
/// Source: plugins/nodevolumelimits/csi.go (v1.36).
/// Differs from Kubernetes: volumes of the plugins that CSI drivers took the place of do not count.
/// </remarks>
public sealed class NodeVolumeLimits : IPreFilterPlugin, IFilterPlugin, IEnqueueExtensions
{
    private static readonly Reason LimitExceeded = new("node(s) exceed max volume count"); // ErrReasonMaxVolumeCountExceeded

    private readonly ISchedulerObjects _objects;
    private string _problem = ""; // Of the Pod that is being judged.

    /// <summary>Makes the plugin.</summary>
    public NodeVolumeLimits(SchedulerHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        _objects = handle.Objects;
    }

    /// <inheritdoc/>
    public string Name => "NodeVolumeLimits";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.FreeResources | Dependencies.Pod | Dependencies.Cluster;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister =>
    [
        new(EventResource.CSINode, EventActions.Add),
        new(EventResource.CSINode, EventActions.Update, static (_, change) => AllowsMore((CSINode)change.Before!, (CSINode)change.After!)),
        new(EventResource.AssignedPod, EventActions.Delete, static (_, change) => ((Pod)change.Before!).UsesClaims),
        new(EventResource.PersistentVolumeClaim, EventActions.Add, static (pod, change) =>
            pod.Metadata.Namespace == change.After!.Metadata.Namespace && pod.ClaimNames().Contains(change.After.Metadata.Name)),
        new(EventResource.VolumeAttachment, EventActions.Delete, (pod, change) => IsVolumeOf(pod, (VolumeAttachment)change.Before!)),
    ];

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Pod.UsesClaims ? PreFilterResult.Success : PreFilterResult.Skip;
    }

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        var wanted = new HashSet<(string Driver, string Handle)>(); // Only counted.
        if (Collect(state.Pod, wanted) is { } problem)
        {
            _problem = problem;
            verdicts.Fill(Verdict.Rejected(ulong.MaxValue >> 8, resolvable: false));
            return;
        }
        for (var i = 0; wanted.Count > 0 && i < candidates.Count; i++)
        {
            var node = snapshot[candidates[i]];
            if (_objects.Find<CSINode>(new(node.Name)) is { } known && !HasRoom(known, node, wanted))
                verdicts[i] = Verdict.Unschedulable(LimitExceeded);
        }
    }

    /// <inheritdoc/>
    public void Describe(PodShape pod, Snapshot snapshot, Verdict verdict, ICollection<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        reasons.Add(verdict.Code == StatusCode.Unschedulable ? LimitExceeded.Text : _problem);
    }

    private static bool AllowsMore(CSINode before, CSINode after) => after.Spec.Drivers.Any(driver =>
        driver.Allocatable?.Count is { } now && before.Spec.Drivers.Any(known => known.Name == driver.Name && known.Allocatable?.Count is { } then && now > then));

    private bool IsVolumeOf(Pod pod, VolumeAttachment attachment) =>
        attachment.Spec.Source.PersistentVolumeName is { Length: > 0 } volume && pod.Spec.Volumes.Any(source =>
            pod.ClaimOf(source) is { } claim && _objects.Find<PersistentVolumeClaim>(new(pod.Metadata.Namespace!, claim))?.Spec.VolumeName == volume);

    private bool HasRoom(CSINode known, NodeView node, HashSet<(string Driver, string Handle)> wanted)
    {
        HashSet<(string Driver, string Handle)>? attached = null;
        foreach (var driver in known.Spec.Drivers)
        {
            if (driver.Allocatable?.Count is not { } limit || !wanted.Any(volume => volume.Driver == driver.Name))
                continue;
            if (attached is null)
            {
                attached = [];
                foreach (var pod in node.Pods)
                    Collect(pod, attached, isNew: false);
            }
            var added = wanted.Count(volume => volume.Driver == driver.Name && !attached.Contains(volume));
            if (added > 0 && attached.Count(volume => volume.Driver == driver.Name) + added > limit)
                return false;
        }
        return true;
    }

    /// <summary>Adds the attachable volumes of a Pod.</summary>
    /// <returns>Why the Pod can run nowhere; null when nothing is known to stand against it. What stands against a Pod that runs is no matter.</returns>
    private string? Collect(Pod pod, HashSet<(string Driver, string Handle)> volumes, bool isNew = true)
    {
        if (!pod.UsesClaims)
            return null;
        foreach (var source in pod.Spec.Volumes)
        {
            if (pod.ClaimOf(source) is not { } name)
                continue;
            if (_objects.Find<PersistentVolumeClaim>(new(pod.Metadata.Namespace!, name)) is not { } claim)
            {
                if (isNew)
                    return $"looking up PVC {pod.Metadata.Namespace}/{name}: {VolumeTexts.ClaimNotFound(name)}";
                continue;
            }
            if (DriverOf(claim) is { } volume)
                volumes.Add(volume);
        }
        return null;
    }

    private (string Driver, string Handle)? DriverOf(PersistentVolumeClaim claim)
    {
        if (claim.Spec.VolumeName is { Length: > 0 } name && _objects.Find<PersistentVolume>(new(name)) is { } volume)
            return volume.Spec.Csi is { } source ? (source.Driver, source.VolumeHandle) : null;
        // A volume that is still to be made will be the class's driver's, and not any other's.
        return claim.ClassName.Length > 0 && _objects.Find<StorageClass>(new(claim.ClassName)) is { } storageClass ? (storageClass.Provisioner, "/" + ObjectKey.Of(claim)) : null;
    }
}
