namespace ClusterSim.Api.Core;

/// <summary>Set of Node selector terms, of which at least one must match.</summary>
[Atomic]
public sealed record NodeSelector : ApiRecord
{
    /// <summary>Alternatives, joined by OR; an empty list matches no Node.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<NodeSelectorTerm> NodeSelectorTerms { get; init; } = [];
}
