namespace ClusterSim.Client.Recording;

/// <summary>One Event that may occur again.</summary>
/// <param name="message">What it says; null: it stands for many similar ones.</param>
/// <param name="fieldPath">Which part of the object it is about.</param>
internal sealed class EventOccurrence(string? message, string? fieldPath)
{
    public string? Message { get; } = message;

    public string? FieldPath { get; } = fieldPath;

    /// <summary>How often it occurred, what was not written included.</summary>
    public int Count { get; set; }

    /// <summary>Name of the Event as written; null before that.</summary>
    public string? Name { get; set; }

    public Time First { get; set; }

    public bool Is(string? message, string? fieldPath) => Message == message && (message is null || FieldPath == fieldPath);
}
