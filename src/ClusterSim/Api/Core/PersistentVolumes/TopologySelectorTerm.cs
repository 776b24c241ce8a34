namespace ClusterSim.Api.Core;

/// <summary>A set of topology label rules that restrict where volumes are provisioned.</summary>
[Atomic]
public sealed record TopologySelectorTerm : ApiRecord
{
    /// <summary>Label rules; a topology must satisfy all of them.</summary>
    [Atomic]
    public ValueList<TopologySelectorLabelRequirement> MatchLabelExpressions { get; init; } = [];
}
