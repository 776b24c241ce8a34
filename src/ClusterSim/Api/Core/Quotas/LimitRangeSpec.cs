namespace ClusterSim.Api.Core;

/// <summary>Set of limits that a LimitRange enforces.</summary>
public sealed record LimitRangeSpec : ApiRecord
{
    /// <summary>Limit items, one for each type of object.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<LimitRangeItem> Limits { get; init; } = [];
}
