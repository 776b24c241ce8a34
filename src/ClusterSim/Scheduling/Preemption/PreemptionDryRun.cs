using ClusterSim.Api.Policy;
using ClusterSim.Simulation;

namespace ClusterSim.Scheduling;

/// <summary>Finds out on which Nodes evicting Pods would make room, and which Pods are enough.</summary>
/// <remarks>Source: plugins/defaultpreemption/default_preemption.go, SelectVictimsOnNode; framework/preemption/preemption.go, DryRunPreemption (v1.36).</remarks>
internal sealed class PreemptionDryRun(CycleState state, Snapshot snapshot, IReadOnlyList<PodDisruptionBudget> budgets)
{
    /// <summary>Why a Node does not help on which all Pods are at least as important.</summary>
    public const string NoVictims = "No preemption victims found for incoming pod";

    private readonly int _priority = PodImportance.PriorityOf(state.Pod);
    private readonly List<PreemptionCandidate> _harmless = [];
    private readonly List<PreemptionCandidate> _violating = [];
    private readonly List<PluginStatus> _failures = [];

    /// <summary>Nodes where it would help, first those where no disruption budget is broken.</summary>
    public IReadOnlyList<PreemptionCandidate> Candidates => [.. _harmless, .. _violating];

    /// <summary>How many Nodes have no Pods that might go.</summary>
    public int WithoutVictims { get; private set; }

    /// <summary>Why it would not help, for each other Node tried in vain.</summary>
    public IReadOnlyList<PluginStatus> Failures => _failures;

    /// <summary>Tries Nodes, from a random one on, until there are candidates enough and one of them breaks no budget.</summary>
    public void Run(IReadOnlyList<int> rows, Func<int, int> enough, RandomStream random)
    {
        if (rows.Count == 0)
            return;
        var wanted = enough(rows.Count);
        var offset = wanted < rows.Count ? random.Next(rows.Count) : 0; // Where all are tried, chance would only choose among equals.
        for (var i = 0; i < rows.Count; i++)
        {
            if (Try(rows[(offset + i) % rows.Count]) is not { } candidate)
                continue;
            var found = candidate.Violations == 0 ? _harmless : _violating;
            if (found.Count < wanted)
                found.Add(candidate);
            if (_harmless.Count > 0 && _harmless.Count + _violating.Count >= wanted)
                break;
        }
    }

    private PreemptionCandidate? Try(int row)
    {
        var entry = snapshot.Entry(row);
        if (entry.LowestPriority >= _priority)
        {
            WithoutVictims++;
            return null;
        }
        var potential = entry.Pods.FindAll(pod => pod.Priority < _priority);
        PodImportance.Sort(potential);
        using var trial = state.BeginTrial(snapshot, row);
        foreach (var pod in potential)
            trial.Remove(pod);
        if (!trial.Fits)
        {
            _failures.Add(trial.Status);
            return null;
        }
        var candidate = Spare(potential, trial, entry.Name);
        if (candidate.Victims.Count > 0)
            return candidate;
        _failures.Add(PluginStatus.Error($"expected at least one victim pod on node \"{entry.Name}\"")); // Some plugin does not know its own mind.
        return null;
    }

    // Gives back as many as still leave room: first those whose eviction would break a budget, the most important first.
    private PreemptionCandidate Spare(List<PodEntry> potential, Trial trial, string nodeName)
    {
        var (violating, others) = DisruptionBudgets.Split(potential, budgets);
        var victims = new List<PodEntry>();
        foreach (var pod in violating)
            SpareOrTake(pod, trial, victims);
        var violations = victims.Count;
        foreach (var pod in others)
            SpareOrTake(pod, trial, victims);
        if (violating.Count > 0 && others.Count > 0)
            PodImportance.Sort(victims);
        return new(nodeName, victims.ConvertAll(static victim => victim.Pod), violations);
    }

    private static void SpareOrTake(PodEntry pod, Trial trial, List<PodEntry> victims)
    {
        trial.PutBack(pod);
        if (trial.Fits)
            return;
        trial.Remove(pod);
        victims.Add(pod);
    }
}
