using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Namespaces;

/// <summary>One attempt to empty a Namespace: Pods first, and as long as there are any nothing else, since they may need the rest to end well.</summary>
/// <remarks>
/// Source: namespaced_resources_deleter.go, deleteAllContent (v1.36).
/// Differs from Kubernetes: kinds come in the order of API discovery; there, in random order.
/// </remarks>
internal sealed class ContentDeletion(ComponentContext context, Namespace ns)
{
    /// <summary>How long finalizers are taken to need; <c>finalizerEstimateSeconds</c>.</summary>
    private static readonly TimeSpan FinalizerEstimate = TimeSpan.FromSeconds(15);

    private readonly DynamicClient _client = context.DynamicClient;
    private readonly RemainingContent _remaining = new();
    private readonly List<Exception> _failures = [];

    /// <summary>What the Namespace's conditions say of it.</summary>
    public DeletionConditions Conditions => field ??= new();

    /// <summary>How long the rest will take; zero: nothing is left.</summary>
    public TimeSpan Estimate { get; private set; }

    /// <summary>Whether it is finalizers, and not Pods that end, which the rest waits for.</summary>
    public bool WaitsForFinalizers { get; private set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Exception? Failure => _failures.Count == 0 ? null : _failures.Count == 1 ? _failures[0] : new AggregateException(_failures);

    private string Name => ns.Metadata.Name!;

    /// <summary>Deletes what can be deleted now.</summary>
    public void Run()
    {
        var kinds = _client.Kinds.Where(kind => kind.Namespaced && kind.Verbs.Contains("delete")).DistinctBy(kind => kind.QualifiedName).ToList();
        var pods = kinds.Find(kind => kind.QualifiedName == "pods");
        if (pods is not null && !Delete(pods))
            return; // In Kubernetes, too, the conditions do not tell of them.
        foreach (var kind in kinds)
            if (kind != pods)
                Delete(kind);
        Conditions.Tell(_remaining);
    }

    /// <returns>False when something of the kind is left.</returns>
    private bool Delete(ResourceType kind)
    {
        var estimate = kind.QualifiedName == "pods" ? EstimateGracefulTermination() : TimeSpan.Zero;
        try
        {
            DeleteAll(kind);
        }
        catch (ApiServer.ApiException refusal)
        {
            Fail(refusal, estimate);
            return true; // Whatever is left of it does not hold up the rest.
        }
        var left = _client.List(kind, Name);
        if (left.Count == 0)
            return true;
        _remaining.Add(kind, left);
        var hasFinalizers = left.Any(obj => obj.Metadata.Finalizers.Count > 0);
        if (estimate == TimeSpan.Zero && hasFinalizers)
            (estimate, WaitsForFinalizers) = (FinalizerEstimate, true);
        else if (estimate == TimeSpan.Zero)
            Fail(new InvalidOperationException($"unexpected items still remain in namespace: {Name} for gvr: {kind.Group}/{kind.Version}, Resource={kind.Plural}"), estimate);
        Estimate = estimate > Estimate ? estimate : Estimate;
        return false;
    }

    private void DeleteAll(ResourceType kind)
    {
        var options = new DeleteOptions { PropagationPolicy = "Background" };
        if (kind.Verbs.Contains("deletecollection"))
            _client.DeleteCollection(kind, Name, options);
        else
            foreach (var obj in _client.List(kind, Name))
                _client.Delete(kind, obj.Key, options);
    }

    private void Fail(Exception failure, TimeSpan estimate)
    {
        _failures.Add(failure);
        Conditions.Tell(failure);
        Estimate = estimate > Estimate ? estimate : Estimate;
    }

    /// <summary>The longest grace period of Pods that still run; zero once it is over, counted from the deletion of the Namespace.</summary>
    private TimeSpan EstimateGracefulTermination()
    {
        var seconds = context.DirectClient.List<Pod>(Name).Where(pod => !pod.IsTerminal).Max(pod => pod.Spec.TerminationGracePeriodSeconds) ?? 0;
        var estimate = TimeSpan.FromSeconds(seconds);
        DateTimeOffset deletedAt = ns.Metadata.DeletionTimestamp!.Value;
        return context.Client.Now - deletedAt >= estimate ? TimeSpan.Zero : estimate;
    }
}
