using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Protection;

/// <summary>Keeps volumes that are being deleted while they are bound.</summary>
/// <remarks>Source: controller/volume/pvprotection/pv_protection_controller.go (v1.36).</remarks>
public sealed class VolumeProtectionReconciler(ComponentContext context) : Reconciler<PersistentVolume>
{
    private const string Finalizer = "kubernetes.io/pv-protection"; // PVProtectionFinalizer

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (context.Client.Find<PersistentVolume>(request.Key) is not { } volume)
            return Result.Done;
        if (!volume.IsBeingDeleted && !volume.HasFinalizer(Finalizer))
            context.Client.Update(volume.WithFinalizer(Finalizer));
        else if (volume.IsBeingDeleted && volume.HasFinalizer(Finalizer) && volume.Status.Phase != "Bound")
            context.Client.Update(volume.WithoutFinalizer(Finalizer));
        return Result.Done;
    }
}
