namespace ClusterSim.Client.Recording;

/// <summary>What is to become of an Event.</summary>
/// <param name="Occurrence">What it is an occurrence of.</param>
/// <param name="Message">What it says.</param>
/// <param name="IsCombined">Whether it stands for many similar ones.</param>
/// <param name="IsSpam">Whether it is to be dropped, since too many came about the object.</param>
internal readonly record struct CorrelatedEvent(EventOccurrence Occurrence, string Message, bool IsCombined, bool IsSpam);
