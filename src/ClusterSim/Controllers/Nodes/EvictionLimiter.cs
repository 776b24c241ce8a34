namespace ClusterSim.Controllers.Nodes;

/// <summary>Lets one Node through at a time, so many per second.</summary>
/// <remarks>Source: client-go util/flowcontrol/throttle.go with a burst of EvictionRateLimiterBurst, which is 1 (v1.36).</remarks>
/// <param name="perSecond">How many; zero and less: none.</param>
internal sealed class EvictionLimiter(double perSecond)
{
    public double PerSecond { get; } = perSecond;

    /// <summary>From when on the next one gets through; null: never.</summary>
    public DateTimeOffset? Next { get; private set; } = perSecond > 0 ? DateTimeOffset.MinValue : null;

    public bool TryTake(DateTimeOffset now)
    {
        if (Next is not { } next || now < next)
            return false;
        Next = now + TimeSpan.FromSeconds(1 / PerSecond);
        return true;
    }

    /// <summary>A limiter of another rate; it lets nobody through at once when this one would not have.</summary>
    public EvictionLimiter WithRate(double perSecond, DateTimeOffset now)
    {
        if (perSecond == PerSecond || (perSecond <= 0 && Next is null))
            return this;
        var limiter = new EvictionLimiter(perSecond);
        if (!TryTake(now))
            limiter.TryTake(now);
        return limiter;
    }
}
