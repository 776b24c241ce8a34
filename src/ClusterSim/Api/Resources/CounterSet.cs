namespace ClusterSim.Api.Resources;

/// <summary>Counters that devices of a pool share.</summary>
public sealed record CounterSet : ApiRecord
{
    /// <summary>DNS label, unique in the pool.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The counters by name.</summary>
    [NullWhenEmpty, Required]
    public ValueMap<Counter> Counters { get; init; } = [];
}
