namespace ClusterSim.Api.Authorization;

/// <summary>A label selector that limits a request.</summary>
public sealed record LabelSelectorAttributes : ApiRecord
{
    /// <summary>The selector as in a query; either this or requirements.</summary>
    public string? RawSelector { get; init; }

    /// <summary>The selector, taken apart; all of them must be met.</summary>
    [Atomic]
    public ValueList<LabelSelectorRequirement> Requirements { get; init; } = [];
}
