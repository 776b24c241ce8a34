namespace ClusterSim.Api.Resources;

/// <summary>What a device draws from a set of counters.</summary>
public sealed record DeviceCounterConsumption : ApiRecord
{
    /// <summary>Name of the set.</summary>
    [Required]
    public string CounterSet { get; init; } = "";

    /// <summary>Amounts by counter.</summary>
    [NullWhenEmpty, Required]
    public ValueMap<Counter> Counters { get; init; } = [];
}
