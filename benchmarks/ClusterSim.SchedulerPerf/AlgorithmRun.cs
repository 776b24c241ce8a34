using System.Diagnostics;

namespace ClusterSim.SchedulerPerf;

/// <summary>A workload on the scheduler alone: each Pod is filtered, scored, given a Node, counted there; nothing is written, and nobody is told.</summary>
/// <remarks>
/// A Pod for which others have given way is tried again at once, and what both attempts take is counted. One that fits nowhere is dropped.
/// Pods behind a gate are left out: the queue keeps them from the algorithm.
/// </remarks>
public sealed class AlgorithmRun
{
    private readonly Step[] _steps;
    private readonly string?[] _nodes;

    /// <summary>Makes the cluster as it is when the clock starts.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="size">How many Nodes.</param>
    /// <param name="options">How the scheduler is set up, if not as the workload says.</param>
    public AlgorithmRun(Workload workload, int size, SchedulerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workload);
        Scheduler = new(options ?? workload.Scheduler);
        foreach (var node in workload.Nodes(size))
            Scheduler.Set(node);
        foreach (var obj in workload.Objects(size))
            Scheduler.Set(obj);
        foreach (var pod in workload.InitialPods(size))
            Create(pod);
        _steps = [.. workload.Steps(size)];
        Pods = [.. _steps.Where(static step => step.Kind == StepKind.Measure).Select(static step => (Pod)step.Object)];
        _nodes = new string?[Pods.Count];
        _ = Scheduler.Snapshot; // Puts the Nodes in order, which the first decision would otherwise.
    }

    /// <summary>The scheduler.</summary>
    public StandaloneScheduler Scheduler { get; }

    /// <summary>The measured Pods.</summary>
    public IReadOnlyList<Pod> Pods { get; }

    /// <summary>Where each of them was placed; null where it was not.</summary>
    public IReadOnlyList<string?> NodeNames => _nodes;

    /// <summary>Does all that is measured.</summary>
    /// <param name="ticks">Where to put how long each measured Pod took, in ticks of <see cref="Stopwatch"/>; null not to ask.</param>
    /// <returns>How many of the measured Pods were placed.</returns>
    public int Go(long[]? ticks = null)
    {
        var (next, placed) = (0, 0);
        foreach (var step in _steps)
        {
            if (step.Kind != StepKind.Measure)
            {
                Churn(step);
                continue;
            }
            var start = ticks is null ? 0 : Stopwatch.GetTimestamp();
            var node = Schedule((Pod)step.Object);
            ticks?[next] = Stopwatch.GetTimestamp() - start;
            _nodes[next++] = node;
            placed += node is null ? 0 : 1;
        }
        return placed;
    }

    private void Churn(Step step)
    {
        if (step.Kind == StepKind.Create)
            Create(step.Object);
        else
            Scheduler.Remove(step.Object);
    }

    private void Create(ApiObject obj)
    {
        if (obj is not Pod pod || pod.IsBound)
            Scheduler.Set(obj);
        else if (pod.Spec.SchedulingGates.Count == 0)
            Schedule(pod);
    }

    private string? Schedule(Pod pod)
    {
        var decision = Scheduler.Schedule(pod);
        return decision.NominatedNodeName is null ? decision.NodeName : Scheduler.Schedule(pod).NodeName;
    }
}
