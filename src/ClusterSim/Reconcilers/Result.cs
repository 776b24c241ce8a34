namespace ClusterSim.Reconcilers;

/// <summary>What should happen with a request after it was reconciled.</summary>
/// <param name="RequeueAfter">Reconcile again after this much virtual time; null: when something changes.</param>
/// <param name="IsPeriodic">Whether that is background work which goes on for ever, and which <c>RunUntilIdle</c> does not wait for.</param>
/// <param name="IsRequeued">Whether to try again as after a failure, after a delay that grows each time.</param>
public readonly record struct Result(TimeSpan? RequeueAfter, bool IsPeriodic = false, bool IsRequeued = false)
{
    /// <summary>Nothing until something changes.</summary>
    public static Result Done => default;

    /// <summary>Again after <paramref name="delay"/>, and before when something changes. Zero: once everything else that is due now has been reconciled.</summary>
    public static Result After(TimeSpan delay) => new(delay);

    /// <summary>Nothing could be done yet: again as after a failure, with its back-off, though none is reported.</summary>
    public static Result Requeue => new(null, IsRequeued: true);

    /// <summary>Again after <paramref name="period"/>, and before when something changes, as background work.</summary>
    public static Result Every(TimeSpan period) => new(period, IsPeriodic: true);
}
