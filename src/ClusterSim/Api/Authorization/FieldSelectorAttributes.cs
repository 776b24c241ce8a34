namespace ClusterSim.Api.Authorization;

/// <summary>A field selector that limits a request.</summary>
public sealed record FieldSelectorAttributes : ApiRecord
{
    /// <summary>The selector as in a query; either this or requirements.</summary>
    public string? RawSelector { get; init; }

    /// <summary>The selector, taken apart; all of them must be met.</summary>
    [Atomic]
    public ValueList<FieldSelectorRequirement> Requirements { get; init; } = [];
}
