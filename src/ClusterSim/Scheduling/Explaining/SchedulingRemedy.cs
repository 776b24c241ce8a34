namespace ClusterSim.Scheduling;

/// <summary>Something that would have to change for a Pod to be scheduled, and what it would be good for.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="Sentence">The change in a sentence for people.</param>
public sealed record SchedulingRemedy(RemedyKind Kind, string Sentence)
{
    /// <summary>The plugin that asks for it; null when it is none.</summary>
    public string? Plugin { get; init; }

    /// <summary>What it is about: the resource, the taint (<c>key=value:effect</c>), the gate, the scheduler's name; else the plugin's reason.</summary>
    public string Subject { get; init; } = "";

    /// <summary>How many Nodes it stands in the way of.</summary>
    public int BlockedNodes { get; init; }

    /// <summary>The Nodes that would fit if this alone changed, by name.</summary>
    public IReadOnlyList<string> OpenedNodes { get; init; } = [];

    /// <summary>The Node where the least is missing; null when no Node is nearer than another.</summary>
    public string? Node { get; init; }

    /// <summary>How much more of the resource would have to be free there; null when it is not about a resource.</summary>
    public Quantity? Missing { get; init; }

    /// <summary>More about it, line by line: which requirement how many Nodes match, who holds a port, in what state a claim is.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
