using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Volumes.Protection;

/// <summary>Keeps claims that are being deleted until no Pod uses them any more.</summary>
/// <remarks>Source: controller/volume/pvcprotection/pvc_protection_controller.go (v1.36).</remarks>
public sealed class ClaimProtectionReconciler : Reconciler<PersistentVolumeClaim>
{
    private const string Finalizer = "kubernetes.io/pvc-protection"; // PVCProtectionFinalizer

    private readonly ComponentContext _context;
    private readonly Informer<Pod> _pods;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public ClaimProtectionReconciler(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_context, _pods) = (context, ClaimUsers.IndexByClaim(context.Informers.For<Pod>()));
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<PersistentVolumeClaim> watches)
    {
        ArgumentNullException.ThrowIfNull(watches);
        watches.Watches<Pod>(ClaimsThatMayGo);
    }

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_context.Client.Find<PersistentVolumeClaim>(request.Key) is not { } claim)
            return Result.Done;
        if (!claim.IsBeingDeleted)
        {
            if (!claim.HasFinalizer(Finalizer))
                _context.Client.Update(claim.WithFinalizer(Finalizer));
        }
        else if (claim.HasFinalizer(Finalizer) && !_pods.UsersOf(claim.Key).Any(pod => pod.IsBound) && !IsUsedAfterAll(claim))
            _context.Client.Update(claim.WithoutFinalizer(Finalizer));
        return Result.Done;
    }

    /// <summary>Whether the API server knows of a Pod that uses the claim, though the cache does not. One that is on no Node does not count: no kubelet will start it.</summary>
    private bool IsUsedAfterAll(PersistentVolumeClaim claim) =>
        _context.DirectClient.List<Pod>(claim.Metadata.Namespace).Any(pod => pod.IsBound && pod.UsesClaims && pod.ClaimNames().Contains(claim.Metadata.Name));

    private static IEnumerable<ObjectKey> ClaimsThatMayGo(Pod? before, Pod? after)
    {
        if (after is not null && (before is null || (!after.IsTerminal && after.IsBound)))
            return [];
        var pod = (after ?? before)!;
        return pod.UsesClaims ? pod.ClaimNames().Select(name => new ObjectKey(pod.Metadata.Namespace!, name)) : [];
    }
}
