namespace ClusterSim.Api.FlowControl;

/// <summary>Queues of a priority level, among which flows are shuffled.</summary>
public sealed record QueuingConfiguration : ApiRecord
{
    /// <summary>Number of queues, at least 1; default 64.</summary>
    public int Queues { get; init; }

    /// <summary>How many queues a flow may use, at most <c>queues</c>; default 8.</summary>
    public int HandSize { get; init; }

    /// <summary>Requests per queue before further ones are refused; default 50.</summary>
    public int QueueLengthLimit { get; init; }
}
