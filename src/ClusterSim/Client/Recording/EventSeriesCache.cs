namespace ClusterSim.Client.Recording;

/// <summary>Series of Events of the newer form: the second occurrence is written, later ones are counted and written every now and then.</summary>
/// <remarks>Source: client-go tools/events/event_broadcaster.go (v1.36).</remarks>
internal sealed class EventSeriesCache
{
    /// <summary>After so long without another occurrence, a series is over.</summary>
    public static readonly TimeSpan FinishTime = TimeSpan.FromMinutes(6);

    /// <summary>How often running series are written, so that they do not expire.</summary>
    public static readonly TimeSpan RefreshTime = TimeSpan.FromMinutes(30);

    private OrderedDictionary<EventSeriesKey, Event> _events = [];

    public bool IsEmpty => _events.Count == 0;

    /// <summary>The first occurrence, which is to be written: then <see cref="Begin"/> tells what was. False when it is one more.</summary>
    /// <param name="key">What occurs.</param>
    /// <param name="place">Where it is remembered, for the next call.</param>
    public bool IsFirst(EventSeriesKey key, out int place) => _events.TryAdd(key, null!, out place);

    /// <summary>Takes note of the Event that tells of a first occurrence.</summary>
    public void Begin(int place, Event @event) => _events.SetAt(place, @event);

    /// <summary>One more occurrence.</summary>
    /// <returns>What is to be written now; null when it is only counted.</returns>
    public Event? Again(int place, DateTimeOffset now)
    {
        var @event = _events.GetAt(place).Value;
        var counted = @event with { Series = new() { Count = (@event.Series?.Count ?? 1) + 1, LastObservedTime = now } };
        _events.SetAt(place, counted);
        return @event.Series is null ? counted : null;
    }

    /// <summary>Forgets what did not occur of late.</summary>
    /// <returns>Series that are over, to be written for the last time.</returns>
    public List<Event> Finish(DateTimeOffset now)
    {
        List<Event> over = [];
        var goesOn = new OrderedDictionary<EventSeriesKey, Event>(); // Taking many out of the other one would take long.
        foreach (var (key, @event) in _events)
        {
            if ((@event.Series?.LastObservedTime ?? @event.EventTime) is { } last && (DateTimeOffset)last < now - FinishTime)
                over.Add(@event);
            else
                goesOn.Add(key, @event);
        }
        _events = goesOn;
        return over.FindAll(@event => @event.Series is not null);
    }

    /// <summary>Series that go on, to be written again.</summary>
    public List<Event> Running() => [.. _events.Values.Where(@event => @event.Series is not null)];
}
