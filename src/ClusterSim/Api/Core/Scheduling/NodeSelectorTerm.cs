namespace ClusterSim.Api.Core;

/// <summary>Conditions that must all hold for a Node; an empty term matches none.</summary>
[Atomic]
public sealed record NodeSelectorTerm : ApiRecord
{
    /// <summary>Conditions on the Node's labels, joined by AND.</summary>
    [Atomic]
    public ValueList<NodeSelectorRequirement> MatchExpressions { get; init; } = [];

    /// <summary>Conditions on the Node's fields, joined by AND; only <c>metadata.name</c> is supported.</summary>
    [Atomic]
    public ValueList<NodeSelectorRequirement> MatchFields { get; init; } = [];
}
