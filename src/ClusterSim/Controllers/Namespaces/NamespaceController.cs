using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Namespaces;

/// <summary>Empties Namespaces that are being deleted, then gives them up.</summary>
/// <remarks>Source: namespace_controller.go; namespace/deletion/namespaced_resources_deleter.go (v1.36).</remarks>
public sealed class NamespaceController : IClusterComponent
{
    private const string Finalizer = "kubernetes"; // FinalizerKubernetes

    private ComponentContext _context = null!;
    private WorkQueue<ObjectKey> _queue = null!;

    /// <summary>From when a deletion is noticed until content is deleted; <c>namespaceDeletionGracePeriod</c>.</summary>
    public static TimeSpan GracePeriod { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => "namespace-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _queue = new(context.Loop, (key, _) => new(Look(key)), new() { LastRetry = TimeSpan.FromMinutes(1) }); // nsControllerRateLimiter
        context.Informers.For<Namespace>().OnChange((_, after) =>
        {
            if (after?.IsBeingDeleted == true)
                _queue.AddAfter(after.Key, GracePeriod);
        });
    }

    private Result Look(ObjectKey key)
    {
        if (_context.DirectClient.Find<Namespace>(key) is not { IsBeingDeleted: true } ns)
            return Result.Done;
        if (ns.Status.Phase != "Terminating")
            ns = _context.DirectClient.UpdateStatus(ns with { Status = ns.Status with { Phase = "Terminating" } });
        if (ns.Spec.Finalizers.Count == 0)
            return Result.Done;

        var deletion = new ContentDeletion(_context, ns);
        deletion.Run();
        var status = ns.Status with { Conditions = deletion.Conditions.On(ns.Status.Conditions, _context.Client.Now) };
        if (status != ns.Status)
            ns = _context.DirectClient.UpdateStatus(ns with { Status = status });
        if (deletion.Failure is { } failure)
            throw failure;
        if (deletion.Estimate > TimeSpan.Zero)
            return LookAgain(deletion);
        Finalize(ns);
        return Result.Done;
    }

    /// <summary>Looks again when about half of the time has passed that the rest will take.</summary>
    private static Result LookAgain(ContentDeletion deletion)
    {
        var delay = TimeSpan.FromSeconds(Math.Floor(deletion.Estimate.TotalSeconds / 2) + 1);
        return deletion.WaitsForFinalizers ? Result.Every(delay) : Result.After(delay); // Finalizers may stay for ever; Pods end.
    }

    private void Finalize(Namespace ns)
    {
        var others = ns.Spec.Finalizers.RemoveAll(finalizer => finalizer == Finalizer).Order(StringComparer.Ordinal).ToValueList();
        _context.DirectClient.FinalizeNamespace(ns with { Spec = ns.Spec with { Finalizers = others } });
    }
}
