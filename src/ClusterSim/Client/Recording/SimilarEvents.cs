namespace ClusterSim.Client.Recording;

/// <summary>Events about one object that differ in their messages alone.</summary>
internal sealed class SimilarEvents(string type, string reason)
{
    private const int RememberedOccurrences = 64;

    private readonly List<EventOccurrence> _occurrences = [];

    public string Type { get; } = type;

    public string Reason { get; } = reason;

    public DateTimeOffset Last { get; set; }

    /// <summary>The different messages heard of late, until there were too many.</summary>
    public List<string> Messages { get; } = [];

    public EventOccurrence OccurrenceOf(string? message, string? fieldPath)
    {
        foreach (var occurrence in _occurrences)
            if (occurrence.Message == message && (message is null || occurrence.FieldPath == fieldPath))
                return occurrence;
        if (_occurrences.Count == RememberedOccurrences)
            _occurrences.RemoveAt(0);
        var added = new EventOccurrence(message, fieldPath);
        _occurrences.Add(added);
        return added;
    }
}
