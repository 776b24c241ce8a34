namespace ClusterSim.Controllers.DaemonSets;

/// <summary>What a step comes to: nodes that get a Pod, and Pods that go.</summary>
internal sealed class DaemonPlan
{
    /// <summary>Nodes that get a Pod.</summary>
    public List<string> Nodes { get; } = [];

    /// <summary>Pods that are deleted.</summary>
    public List<Pod> Pods { get; } = [];

    /// <summary>When to look again, though nothing changes; null: not at all.</summary>
    public TimeSpan? Again { get; private set; }

    public bool IsEmpty => Nodes.Count == 0 && Pods.Count == 0;

    /// <summary>Deletes those of <paramref name="pods"/> that are not on their way out already.</summary>
    public void Delete(ReadOnlySpan<Pod> pods)
    {
        foreach (var pod in pods)
            if (!pod.IsBeingDeleted)
                Pods.Add(pod);
    }

    public void LookAgainAfter(TimeSpan delay) => Again = Again < delay ? Again : delay;
}
