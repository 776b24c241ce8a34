using ClusterSim.Api.Policy;

namespace ClusterSim.Controllers.Disruption;

/// <summary>The Pods that one budget covers, counted as they change: ten thousand of them are not looked at again because one has.</summary>
internal sealed class BudgetedPods
{
    private readonly LabelSelector? _selector;
    private readonly Dictionary<string, Covered> _pods = new(StringComparer.Ordinal); // By name; looked up only.
    private readonly OrderedDictionary<string, (OwnerReference Owner, int Pods)> _controllers = new(StringComparer.Ordinal); // By uid.

    public BudgetedPods(PodDisruptionBudget budget, IEnumerable<Pod> pods)
    {
        _selector = budget.Spec.Selector;
        foreach (var pod in pods)
            Change(null, pod);
    }

    /// <summary>How many there are, whatever their state.</summary>
    public int Count => _pods.Count;

    /// <summary>How many of them are ready and not being deleted.</summary>
    public int Healthy { get; private set; }

    /// <summary>How many have no controller.</summary>
    public int Unmanaged { get; private set; }

    /// <summary>Their controllers, in the order in which Pods of them were seen first.</summary>
    public IEnumerable<OwnerReference> Controllers => _controllers.Values.Select(controller => controller.Owner);

    public bool Contains(string pod) => _pods.ContainsKey(pod);

    /// <summary>Whether it is still the budget whose Pods these are.</summary>
    public bool AreOf(PodDisruptionBudget budget) => budget.Spec.Selector == _selector;

    /// <summary>Notes that a Pod has changed.</summary>
    /// <returns>Whether it was or is one of these.</returns>
    public bool Change(Pod? before, Pod? after)
    {
        var name = (after ?? before)!.Metadata.Name!;
        var wasCovered = _pods.Remove(name, out var old);
        if (wasCovered)
            Tally(old, -1);
        if (after is null || !_selector.Matches(after.Metadata.Labels))
            return wasCovered;
        var covered = new Covered(after.IsReady && !after.IsBeingDeleted, after.Controller);
        _pods.Add(name, covered);
        Tally(covered, 1);
        return true;
    }

    private void Tally(Covered pod, int change)
    {
        if (pod.IsHealthy)
            Healthy += change;
        if (pod.Controller is not { } owner)
        {
            Unmanaged += change;
            return;
        }
        var pods = _controllers.GetValueOrDefault(owner.Uid).Pods + change;
        if (pods == 0)
            _controllers.Remove(owner.Uid);
        else
            _controllers[owner.Uid] = (owner, pods);
    }

    private readonly record struct Covered(bool IsHealthy, OwnerReference? Controller);
}
