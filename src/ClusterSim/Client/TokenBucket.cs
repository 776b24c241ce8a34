namespace ClusterSim.Client;

/// <summary>Lets so many through at once, and after that so many per second.</summary>
/// <remarks>Source: golang.org/x/time/rate, Limiter, as client-go uses it.</remarks>
internal struct TokenBucket(double perSecond, int burst, DateTimeOffset now)
{
    private double _tokens = burst;
    private DateTimeOffset _filled = now;

    /// <summary>Takes a token if there is one.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        Fill(now);
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }

    /// <summary>Takes a token, be it one that is yet to come.</summary>
    /// <returns>How long until it is there.</returns>
    public TimeSpan Reserve(DateTimeOffset now)
    {
        Fill(now);
        _tokens--;
        return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
    }

    private void Fill(DateTimeOffset now)
    {
        _tokens = Math.Min(burst, _tokens + (now - _filled).TotalSeconds * perSecond);
        _filled = now;
    }
}
