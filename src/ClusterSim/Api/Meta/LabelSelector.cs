namespace ClusterSim.Api.Meta;

/// <summary>Query over labels; all parts must hold. Empty matches every object, null matches none.</summary>
[Atomic]
public sealed record LabelSelector : ApiRecord
{
    /// <summary>Labels that must be present with exactly these values.</summary>
    public ValueMap<string> MatchLabels { get; init; } = [];

    /// <summary>Conditions on labels, joined by AND with each other and with <c>matchLabels</c>.</summary>
    [Atomic]
    public ValueList<LabelSelectorRequirement> MatchExpressions { get; init; } = [];
}
