namespace ClusterSim.Api.FlowControl;

/// <summary>What becomes of requests that cannot be worked on at once.</summary>
public sealed record LimitResponse : ApiRecord
{
    /// <summary><c>Queue</c> (wait) or <c>Reject</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>The queues; only for type <c>Queue</c>, and required then.</summary>
    public QueuingConfiguration? Queuing { get; init; }
}
