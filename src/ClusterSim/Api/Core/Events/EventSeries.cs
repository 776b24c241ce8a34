namespace ClusterSim.Api.Core;

/// <summary>How often, and until when, an event has been repeating.</summary>
public sealed record EventSeries : ApiRecord
{
    /// <summary>Occurrences in the series up to the last observation.</summary>
    [OmitZero]
    public int Count { get; init; }

    /// <summary>Time of the latest occurrence seen, in microseconds.</summary>
    [NullWhenEmpty]
    public MicroTime? LastObservedTime { get; init; }
}
