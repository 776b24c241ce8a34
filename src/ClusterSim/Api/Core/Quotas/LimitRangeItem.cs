namespace ClusterSim.Api.Core;

/// <summary>Resource limits for one kind of object.</summary>
public sealed record LimitRangeItem : ApiRecord
{
    /// <summary>What the limits apply to: <c>Container</c>, <c>Pod</c> or <c>PersistentVolumeClaim</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Largest amount allowed for the type, by resource name.</summary>
    public ValueMap<Quantity> Max { get; init; } = [];

    /// <summary>Smallest amount allowed for the type, by resource name.</summary>
    public ValueMap<Quantity> Min { get; init; } = [];

    /// <summary>Limit given to a container that states none, by resource name; defaults to <c>max</c>.</summary>
    public ValueMap<Quantity> Default { get; init; } = [];

    /// <summary>Request given to a container that states none, by resource name; defaults to <c>default</c>, then <c>min</c>.</summary>
    public ValueMap<Quantity> DefaultRequest { get; init; } = [];

    /// <summary>Largest allowed quotient of limit by request, by resource name; both must be set and non-zero.</summary>
    public ValueMap<Quantity> MaxLimitRequestRatio { get; init; } = [];
}
