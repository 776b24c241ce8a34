using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>Removes volumes that were made for claims that are gone.</summary>
/// <remarks>Source: sig-storage-lib-external-provisioner controller.go, shouldDelete, deleteVolumeOperation (for Kubernetes v1.36).</remarks>
internal sealed class DiskRemover(ComponentContext context, DriverNames names) : Reconciler<PersistentVolume>
{
    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<PersistentVolume> watches) =>
        watches.Watches<VolumeAttachment>((_, after) => after is null ? Released() : []);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<PersistentVolume>(request.Key) is not { } volume || !IsToGo(volume))
            return Result.Done;
        var events = names.EventsOf(volume.Annotation(VolumeAnnotations.ProvisionedBy)!);
        if (context.Client.List<VolumeAttachment>().FirstOrDefault(attachment => attachment.Spec.Source.PersistentVolumeName == request.Key.Name) is { } attachment)
        {
            events.Record(volume, "Warning", "VolumeFailedDelete", $"persistentvolume {request.Key.Name} is still attached to node {attachment.Spec.NodeName}");
            return Result.Done; // The attachment's end wakes us.
        }
        if (!volume.IsBeingDeleted)
            volume = context.Client.Delete(volume);
        if (volume.HasFinalizer(DiskVolume.Finalizer))
            TryUpdate(volume.WithoutFinalizer(DiskVolume.Finalizer));
        return Result.Done;
    }

    private bool IsToGo(PersistentVolume volume) =>
        volume.Status.Phase == "Released" && volume.Spec.PersistentVolumeReclaimPolicy == "Delete"
        && volume.Annotation(VolumeAnnotations.ProvisionedBy) is { } provisioner && names.Contains(provisioner)
        && (!volume.IsBeingDeleted || volume.HasFinalizer(DiskVolume.Finalizer));

    private IEnumerable<ObjectKey> Released() => context.Client.List<PersistentVolume>().Where(IsToGo).Select(volume => volume.Key);

    private void TryUpdate(PersistentVolume volume)
    {
        try
        {
            context.Client.Update(volume);
        }
        catch (ApiException e) when (e.Reason is "NotFound" or "Conflict")
        {
            // Gone already, or changed: then it is looked at again.
        }
    }
}
