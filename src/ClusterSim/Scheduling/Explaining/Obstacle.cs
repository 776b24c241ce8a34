namespace ClusterSim.Scheduling;

/// <summary>One thing that stands in a Pod's way.</summary>
/// <param name="Kind">What would remove it.</param>
/// <param name="Plugin">The plugin that says so.</param>
/// <param name="Subject">Which one of its kind.</param>
internal readonly record struct Obstacle(RemedyKind Kind, string? Plugin, string Subject);
