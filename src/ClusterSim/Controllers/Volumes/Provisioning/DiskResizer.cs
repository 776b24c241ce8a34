using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>Makes disks larger when their claims ask for more; the file system on them is for the node to enlarge.</summary>
/// <remarks>Source: kubernetes-csi external-resizer pkg/controller/expand_and_recover.go, resize_status.go (for Kubernetes v1.36).</remarks>
internal sealed class DiskResizer(ComponentContext context, StorageOptions options, DriverNames names) : Reconciler<PersistentVolumeClaim>
{
    private readonly Dictionary<string, (Quantity Size, DateTimeOffset Due)> _underway = new(StringComparer.Ordinal); // By uid; looked up only.

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<PersistentVolumeClaim>(request.Key) is not { WantsMore: true } claim
            || context.Client.Find<PersistentVolume>(new(claim.Spec.VolumeName!)) is not { Spec.Csi: { } source } volume || !names.Contains(source.Driver))
            return Result.Done;
        var events = names.EventsOf("external-resizer " + source.Driver);
        if (volume.Size >= claim.RequestedSize)
        {
            if (claim.ExpansionState != ExpansionExtensions.NodePending)
                HandOver(claim, volume, events);
            return Result.Done;
        }
        if (!_underway.TryGetValue(claim.Metadata.Uid!, out var work) || work.Size != claim.RequestedSize)
        {
            _underway[claim.Metadata.Uid!] = work = (claim.RequestedSize, context.Client.Now + options.ResizeTime);
            claim = context.Client.UpdateStatus(claim.AtExpansion(ExpansionExtensions.ControllerInProgress, claim.RequestedSize, Condition("Resizing", null)));
            events.Record(claim, "Normal", "Resizing", "External resizer is resizing volume " + volume.Metadata.Name);
        }
        if (work.Due > context.Client.Now)
            return Result.After(work.Due - context.Client.Now);
        _underway.Remove(claim.Metadata.Uid!);
        volume = context.Client.Update(volume with { Spec = volume.Spec with { Capacity = volume.Spec.Capacity.Set("storage", claim.RequestedSize) } });
        HandOver(claim, volume, events);
        return Result.Done;
    }

    private void HandOver(PersistentVolumeClaim claim, PersistentVolume volume, EventRecorder events)
    {
        if (volume.Spec.VolumeMode == "Block")
        {
            context.Client.UpdateStatus(claim.Expanded(volume.Size));
            events.Record(claim, "Normal", "VolumeResizeSuccessful", "Resize volume succeeded");
            return;
        }
        context.Client.UpdateStatus(claim.AtExpansion(ExpansionExtensions.NodePending, claim.RequestedSize,
            Condition("FileSystemResizePending", "Waiting for user to (re-)start a pod to finish file system resize of volume on node.")));
        events.Record(claim, "Normal", "FileSystemResizeRequired", "Require file system resize of volume on node");
    }

    private PersistentVolumeClaimCondition Condition(string type, string? message) => new() { Type = type, Status = "True", LastTransitionTime = context.Client.Now, Message = message };
}
