namespace ClusterSim.Reconcilers;

/// <summary>How a work queue retries, and how much it does at a time. The defaults are those of Kubernetes' controllers.</summary>
/// <remarks>Source: client-go util/workqueue/default_rate_limiters.go, DefaultTypedControllerRateLimiter (v1.36).</remarks>
public sealed record WorkQueueOptions
{
    /// <summary>Delay after the first failure of an item; it doubles with each further one. 5 ms unless set.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest delay after a failure; 1,000 s unless set.</summary>
    public TimeSpan LastRetry { get; init; } = TimeSpan.FromSeconds(1000);

    /// <summary>How many retries per second, of all items together, once <see cref="RetryBurst"/> is used up; 10 unless set.</summary>
    public double RetriesPerSecond { get; init; } = 10;

    /// <summary>How many retries of all items together are not held back; 100 unless set.</summary>
    public int RetryBurst { get; init; } = 100;

    /// <summary>How many items are worked on at a time, which matters only where the work awaits something, or where calls take time; 1 unless set.</summary>
    public int MaxConcurrent { get; init; } = 1;
}
