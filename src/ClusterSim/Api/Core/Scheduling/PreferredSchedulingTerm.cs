namespace ClusterSim.Api.Core;

/// <summary>A soft Node rule with a weight; an empty rule matches every Node and has no effect.</summary>
public sealed record PreferredSchedulingTerm : ApiRecord
{
    /// <summary>Points added to the score of a matching Node, 1 to 100.</summary>
    [Required]
    public int Weight { get; init; }

    /// <summary>Node selector term that earns a Node the weight.</summary>
    [Required]
    public NodeSelectorTerm Preference { get; init; } = Unset<NodeSelectorTerm>.Value;
}
