namespace ClusterSim.Api.Events;

/// <summary>Tells how often and how recently a recurring event happened.</summary>
public sealed record EventSeries : ApiRecord
{
    /// <summary>Occurrences in the series so far; at least 2.</summary>
    [Required]
    public int Count { get; init; }

    /// <summary>Time, with microseconds, of the latest occurrence counted.</summary>
    [NullWhenEmpty, Required]
    public MicroTime? LastObservedTime { get; init; }
}
