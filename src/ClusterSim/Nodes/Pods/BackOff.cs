namespace ClusterSim.Nodes.Pods;

/// <summary>A delay that doubles each time something has to be done again, and starts anew after a long time without trouble.</summary>
/// <remarks>Source: client-go util/flowcontrol/backoff.go (v1.36).</remarks>
internal struct BackOff
{
    private DateTimeOffset _lastUpdate;

    /// <summary>How long to wait after the last trouble; zero before the first.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>Whether it is too early, the delay counted from <paramref name="eventTime"/>.</summary>
    public readonly bool IsActive(DateTimeOffset eventTime, DateTimeOffset now, TimeSpan max) =>
        Delay > TimeSpan.Zero && !HasExpired(eventTime, max) && now - eventTime < Delay;

    /// <summary>As <see cref="IsActive"/>, the delay counted from when it was last made longer.</summary>
    public readonly bool IsActiveSinceUpdate(DateTimeOffset now, TimeSpan max) => IsActive(_lastUpdate, now, max);

    /// <summary>When it will not be too early any more.</summary>
    public readonly DateTimeOffset EndsAt => _lastUpdate + Delay;

    /// <summary>The thing is being done again because of what happened at <paramref name="eventTime"/>: next time it takes longer.</summary>
    public void Lengthen(DateTimeOffset eventTime, DateTimeOffset now, TimeSpan initial, TimeSpan max)
    {
        Delay = Delay == TimeSpan.Zero || HasExpired(eventTime, max) ? initial : Delay + Delay < max ? Delay + Delay : max;
        _lastUpdate = now;
    }

    private readonly bool HasExpired(DateTimeOffset eventTime, TimeSpan max) => eventTime - _lastUpdate > max + max;
}
