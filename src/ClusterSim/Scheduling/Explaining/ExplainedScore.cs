namespace ClusterSim.Scheduling;

/// <summary>A plugin's score for a Node.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Raw">What it scored.</param>
/// <param name="Normalized">The same as a score from 0 to 100.</param>
/// <param name="Weighted">That, times the plugin's weight: what counts towards the total.</param>
public sealed record ExplainedScore(string Plugin, long Raw, long Normalized, long Weighted);
