namespace ClusterSim.Client.Recording;

/// <summary>Decides what becomes of an Event: a new one, one more occurrence of an earlier one, one of many similar ones told together, or nothing.</summary>
/// <remarks>
/// <para>What is remembered, is remembered by object, and forgotten for objects nothing was heard of while thousands of others were.</para>
/// <para>Source: client-go tools/record/events_cache.go, EventCorrelator (v1.36).</para>
/// <para>Differs from Kubernetes: of the messages of similar Events it remembers the last nine, where the real one drops one at random.</para>
/// </remarks>
internal sealed class EventCorrelator(TimeProvider time)
{
    /// <summary>defaultAggregateMaxEvents: from the tenth different message on, similar Events become one.</summary>
    public const int MaxSimilar = 10;

    /// <summary>defaultSpamBurst: how many Events about one object are let through at once.</summary>
    public const int SpamBurst = 25;

    private const double SpamPerSecond = 1.0 / 300; // defaultSpamQPS
    private const int RememberedObjects = 2048;     // Twice this many at most: as many as the real one's maxLruCacheEntries.

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(600); // defaultAggregateIntervalInSeconds

    private Dictionary<EventSubject, SubjectHistory> _recent = [];
    private Dictionary<EventSubject, SubjectHistory> _older = [];

    /// <summary>What to do about an Event.</summary>
    public CorrelatedEvent Correlate(EventSubject subject, string type, string reason, string message, string? fieldPath)
    {
        var now = time.GetUtcNow();
        var history = HistoryOf(subject, now);
        var group = history.GroupOf(type, reason);
        var told = Aggregate(group, message, now) ? null : message;
        var occurrence = group.OccurrenceOf(told, fieldPath);
        occurrence.Count++;
        return new(occurrence, told ?? "(combined from similar events): " + message, told is null, !history.Tokens.TryTake(now));
    }

    private static bool Aggregate(SimilarEvents group, string message, DateTimeOffset now)
    {
        if (now - group.Last > Interval)
            group.ForgetMessages();
        group.Last = now;
        return group.Hear(message, MaxSimilar);
    }

    private SubjectHistory HistoryOf(EventSubject subject, DateTimeOffset now)
    {
        if (_recent.TryGetValue(subject, out var history))
            return history;
        if (!_older.Remove(subject, out history))
            history = new(new(SpamPerSecond, SpamBurst, now));
        if (_recent.Count == RememberedObjects)
            (_older, _recent) = (_recent, []);
        _recent.Add(subject, history);
        return history;
    }
}
