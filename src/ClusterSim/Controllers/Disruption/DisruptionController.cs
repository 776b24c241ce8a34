using ClusterSim.Api.Policy;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Disruption;

/// <summary>Keeps account of how many Pods each PodDisruptionBudget lets go; evictions ask it.</summary>
/// <remarks>Source: disruption/disruption.go (v1.36).</remarks>
public sealed class DisruptionController : IClusterComponent
{
    private const string EventComponent = "controllermanager";

    private readonly Dictionary<ObjectKey, BudgetedPods> _covered = []; // Looked up only.
    private ComponentContext _context = null!;
    private EventRecorder _events = null!;
    private BudgetStatus _statuses = null!;
    private StaleDisruptions _stale = null!;
    private Informer<PodDisruptionBudget> _budgets = null!;
    private WorkQueue<ObjectKey> _queue = null!;

    /// <summary>For how long a Pod whose eviction was granted counts as gone though it is not; <c>DeletionTimeout</c>.</summary>
    public static TimeSpan DeletionTimeout { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public string Name => "disruption-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (_context, _events, _budgets) = (context, context.EventsAs(EventComponent), context.Informers.For<PodDisruptionBudget>());
        (_statuses, _stale) = (new(context, _events), new(context));
        _queue = new(context.Loop, (key, _) => new(Look(key)), null, context.Calls) { Owner = Name };
        _budgets.OnChange(BudgetChanged);
        context.Informers.For<Pod>().OnChange(PodChanged);
    }

    private void BudgetChanged(PodDisruptionBudget? before, PodDisruptionBudget? after)
    {
        var key = (after ?? before)!.Key;
        if (after is null)
            _covered.Remove(key);
        else if (_covered.GetValueOrDefault(key)?.AreOf(after) != true)
            _covered[key] = new(after, _context.Informers.For<Pod>().InNamespace(key.Namespace));
        _queue.Add(key);
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        _stale.PodChanged(before, after);
        var pod = (after ?? before)!;
        List<PodDisruptionBudget>? matching = null;
        foreach (var budget in _budgets.InNamespace(pod.Metadata.Namespace!))
        {
            if (!_covered.TryGetValue(budget.Key, out var covered) || !covered.Change(before, after))
                continue;
            _queue.Add(budget.Key);
            if (budget.Spec.Selector.Matches(pod.Metadata.Labels))
                (matching ??= []).Add(budget);
        }
        if (matching is { Count: > 1 })
            ReportSeveral(pod, matching);
    }

    // Kubernetes takes one of them, whichever comes first out of a hash; here all are kept right, and which one is named is chance as well.
    private void ReportSeveral(Pod pod, List<PodDisruptionBudget> budgets)
    {
        var chosen = budgets[_context.Random("disruption").Next(budgets.Count)].Metadata.Name;
        _events.Record(pod, "Warning", "MultiplePodDisruptionBudgets", $"Pod \"{pod.Metadata.Namespace}\"/\"{pod.Metadata.Name}\" matches multiple PodDisruptionBudgets.  Chose \"{chosen}\" arbitrarily.");
    }

    private Result Look(ObjectKey key)
    {
        if (_context.Client.Find<PodDisruptionBudget>(key) is not { } budget || !_covered.TryGetValue(key, out var covered))
            return Result.Done;
        TimeSpan? recheck = null;
        PodDisruptionBudgetStatus status;
        try
        {
            status = _statuses.Of(budget, covered, out recheck);
        }
        catch (InvalidOperationException e)
        {
            status = _statuses.FailSafe(budget.Status, e.Message);
        }
        if (status != budget.Status)
            _context.Client.UpdateStatus(budget with { Status = status });
        return new(recheck);
    }
}
