namespace ClusterSim.Scheduling;

/// <summary>How a Pod waits to be scheduled.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Attempts">How often it has been tried.</param>
/// <param name="Since">When it came into the queue, or was last tried, in virtual time.</param>
public sealed record ExplainedWait(WaitKind Kind, int Attempts, DateTimeOffset Since)
{
    internal static ExplainedWait Of(QueuedPod queued) => new(
        queued.Place switch
        {
            _ when queued.IsGated => WaitKind.Gate,
            QueuePlace.Active => WaitKind.Turn,
            QueuePlace.Backoff or QueuePlace.ErrorBackoff => WaitKind.Backoff,
            QueuePlace.Unschedulable => WaitKind.Change,
            _ => WaitKind.Binding,
        },
        queued.Attempts,
        queued.Timestamp);
}
