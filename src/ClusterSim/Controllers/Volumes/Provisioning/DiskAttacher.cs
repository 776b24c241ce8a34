using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>Attaches volumes and detaches them, after a while. Unlike the making of disks, this is done for every driver: a volume that somebody describes by hand is there.</summary>
/// <remarks>Source: kubernetes-csi external-attacher pkg/controller/csi_handler.go (for Kubernetes v1.36).</remarks>
internal sealed class DiskAttacher(ComponentContext context, StorageOptions options) : Reconciler<VolumeAttachment>
{
    private readonly Dictionary<string, DateTimeOffset> _done = new(StringComparer.Ordinal); // When, by uid and what is done; looked up only.

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<VolumeAttachment>(request.Key) is not { } attachment)
            return Result.Done;
        var finalizer = "external-attacher/" + attachment.Spec.Attacher.Replace('.', '-');
        if (attachment.IsBeingDeleted ? !attachment.HasFinalizer(finalizer) : attachment.Status.Attached)
            return Result.Done;
        if (!attachment.IsBeingDeleted && !attachment.HasFinalizer(finalizer))
            attachment = context.Client.Update(attachment.WithFinalizer(finalizer));
        var work = (attachment.IsBeingDeleted ? "detach " : "attach ") + attachment.Metadata.Uid;
        if (!_done.TryGetValue(work, out var done))
            _done.Add(work, done = context.Client.Now + options.AttachTime);
        if (done > context.Client.Now)
            return Result.After(done - context.Client.Now);
        _done.Remove(work);
        if (attachment.IsBeingDeleted)
            context.Client.Update(attachment.WithoutFinalizer(finalizer));
        else
            context.Client.UpdateStatus(attachment with { Status = new() { Attached = true } });
        return Result.Done;
    }
}
