namespace ClusterSim.Client.Recording;

/// <summary>Events about one object that differ in their messages alone.</summary>
/// <remarks>There is one for nearly every Event that is written, as a rule with a single message: until there are more, it keeps no lists.</remarks>
internal sealed class SimilarEvents(string type, string reason)
{
    private const int RememberedOccurrences = 64;

    private EventOccurrence? _occurrence;
    private List<EventOccurrence>? _more;
    private string? _message;
    private List<string>? _moreMessages;

    public string Type { get; } = type;

    public string Reason { get; } = reason;

    public DateTimeOffset Last { get; set; }

    /// <summary>Takes note of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="max">With so many different ones, the oldest is forgotten.</param>
    /// <returns>Whether there were so many.</returns>
    public bool Hear(string message, int max)
    {
        if (_message == message || _moreMessages?.Contains(message) == true)
            return false;
        if (_message is null)
        {
            _message = message;
            return false;
        }
        (_moreMessages ??= []).Add(message);
        if (_moreMessages.Count + 1 < max)
            return false;
        _message = _moreMessages[0];
        _moreMessages.RemoveAt(0);
        return true;
    }

    /// <summary>Nothing was heard for long: what comes is new.</summary>
    public void ForgetMessages() => (_message, _moreMessages) = (null, null);

    public EventOccurrence OccurrenceOf(string? message, string? fieldPath)
    {
        if (_occurrence is null)
            return _occurrence = new(message, fieldPath);
        if (_occurrence.Is(message, fieldPath))
            return _occurrence;
        foreach (var occurrence in _more ?? [])
            if (occurrence.Is(message, fieldPath))
                return occurrence;
        var added = new EventOccurrence(message, fieldPath);
        (_more ??= []).Add(added);
        if (_more.Count == RememberedOccurrences)
        {
            _occurrence = _more[0];
            _more.RemoveAt(0);
        }
        return added;
    }
}
