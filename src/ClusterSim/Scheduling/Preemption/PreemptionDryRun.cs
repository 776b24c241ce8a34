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
    private readonly List<PreemptionCandidate> _candidates = [];
    private readonly List<PluginStatus> _failures = [];

    /// <summary>Nodes where it would help.</summary>
    public IReadOnlyList<PreemptionCandidate> Candidates => _candidates;

    /// <summary>How many Nodes have no Pods that might go.</summary>
    public int WithoutVictims { get; private set; }

    /// <summary>Why it would not help, for each other Node tried in vain.</summary>
    public IReadOnlyList<PluginStatus> Failures => _failures;

    /// <summary>Tries Nodes, from a random one on, until there are candidates enough.</summary>
    public void Run(IReadOnlyList<int> rows, Func<int, int> enough, RandomStream random)
    {
        if (rows.Count == 0)
            return;
        var wanted = enough(rows.Count);
        var offset = wanted < rows.Count ? random.Next(rows.Count) : 0;
        var harmless = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            Try(rows[(offset + i) % rows.Count]);
            harmless += _candidates.Count > 0 && _candidates[^1].Violations == 0 ? 1 : 0;
            if (_candidates.Count >= wanted && harmless > 0)
                break;
        }
    }

    private void Try(int row)
    {
        var entry = snapshot.Entry(row);
        if (entry.LowestPriority >= _priority)
        {
            WithoutVictims++;
            return;
        }
        var potential = PodImportance.Sorted(entry.Pods.Where(pod => pod.Priority < _priority).Select(static pod => pod.Pod));
        using var trial = state.BeginTrial(snapshot, row);
        foreach (var pod in potential)
            trial.Remove(pod);
        if (!trial.Fits)
        {
            _failures.Add(trial.Status);
            return;
        }
        _candidates.Add(Spare(potential, trial, entry.Name));
    }

    // Gives back as many as still leave room: first those whose eviction would break a budget, the most important first.
    private PreemptionCandidate Spare(List<Pod> potential, Trial trial, string nodeName)
    {
        var (violating, others) = DisruptionBudgets.Split(potential, budgets);
        var victims = new List<Pod>();
        foreach (var pod in violating)
            SpareOrTake(pod, trial, victims);
        var violations = victims.Count;
        foreach (var pod in others)
            SpareOrTake(pod, trial, victims);
        return new(nodeName, violating.Count > 0 && others.Count > 0 ? PodImportance.Sorted(victims) : victims, violations);
    }

    private static void SpareOrTake(Pod pod, Trial trial, List<Pod> victims)
    {
        trial.PutBack(pod);
        if (trial.Fits)
            return;
        trial.Remove(pod);
        victims.Add(pod);
    }
}
