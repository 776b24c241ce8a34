namespace ClusterSim.Scheduling;

/// <summary>Why a Pod goes where it goes, or nowhere: what every plugin says of it and of every Node. Plain data, good for as long as one likes.</summary>
/// <remarks>
/// <para>Made when somebody asks, of the cluster as the scheduler sees it at that moment; asking changes nothing. A Pod that stands on a Node already is explained as if it did not.</para>
/// <para>Source: what kube-scheduler logs at level 10, and more; framework/types.go, Diagnosis (v1.36).</para>
/// </remarks>
public sealed record SchedulingExplanation
{
    /// <summary>The Pod's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Pod's name; empty when it has none yet.</summary>
    public required string Name { get; init; }

    /// <summary>The scheduler it wants, by its profile's name.</summary>
    public required string SchedulerName { get; init; }

    /// <summary>False when no scheduler has a profile of that name: then nothing else is known.</summary>
    public bool IsServed { get; init; } = true;

    /// <summary>The Node it stands on, bound or about to be; null for none.</summary>
    public string? NodeName { get; init; }

    /// <summary>The Node it waits for after preemption, taken without comparing it to others if it fits; null for none.</summary>
    public string? NominatedNodeName { get; init; }

    /// <summary>How it waits in the scheduler's queue; null when it does not.</summary>
    public ExplainedWait? Wait { get; init; }

    /// <summary>What keeps the Pod from being tried at all, such as scheduling gates; empty for nothing. All else is said as if that were gone.</summary>
    public IReadOnlyList<ExplainedVerdict> PreEnqueue { get; init; } = [];

    /// <summary>What PreFilter came to: success, or a rejection for all Nodes with the plugin that gave it.</summary>
    public ExplainedVerdict PreFilter { get; init; } = new(null, StatusCode.Success, []);

    /// <summary>The only Nodes that PreFilter thinks worth looking at, by name; they need not exist. Null for all.</summary>
    public IReadOnlyList<string>? OnlyNodes { get; init; }

    /// <summary>The profile's plugins that look at Pods or Nodes, in its order.</summary>
    public IReadOnlyList<ExplainedPlugin> Plugins { get; init; } = [];

    /// <summary>Every Node, by name.</summary>
    public IReadOnlyList<ExplainedNode> Nodes { get; init; } = [];

    /// <summary>The Nodes of the highest total, by name: the Pod is given one of them. Empty when none fits.</summary>
    public IReadOnlyList<string> BestNodes { get; init; } = [];

    /// <summary>Why no Node fits, as in <c>0/3 nodes are available: 3 Insufficient cpu.</c>; empty when one does.</summary>
    public string Message { get; init; } = "";

    /// <summary>The same with what preemption has to say: the text of the <c>FailedScheduling</c> event; empty when a Node fits.</summary>
    public string EventMessage { get; init; } = "";

    /// <summary>Whether evicting Pods would help; null when a Node fits, and when the profile has no preemption.</summary>
    public ExplainedPreemption? Preemption { get; init; }

    /// <summary>The message of a plugin that failed, so that the attempt would end in an error; null when none did.</summary>
    public string? Error { get; init; }

    /// <summary>The plugin that failed; null when none did.</summary>
    public string? FailedPlugin { get; init; }

    /// <summary>What would have to change for the Pod to be scheduled, what helps most first; empty when nothing has to.</summary>
    public IReadOnlyList<SchedulingRemedy> Remedies { get; init; } = [];

    /// <summary>The Nodes that fit, by name.</summary>
    public IEnumerable<string> FeasibleNodes => Nodes.Where(static node => node.IsFeasible).Select(static node => node.Name);

    /// <summary>True when the Pod would be given a Node if it were tried now.</summary>
    public bool IsSchedulable => IsServed && Error is null && PreEnqueue.Count == 0 && BestNodes.Count > 0;
}
