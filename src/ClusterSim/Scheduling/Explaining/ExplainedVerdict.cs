namespace ClusterSim.Scheduling;

/// <summary>What a plugin said, in words.</summary>
/// <param name="Plugin">The plugin; null when no single one said it.</param>
/// <param name="Code">What it means.</param>
/// <param name="Reasons">Why, in Kubernetes' words; empty on success.</param>
public sealed record ExplainedVerdict(string? Plugin, StatusCode Code, IReadOnlyList<string> Reasons)
{
    /// <summary>The reasons, separated by commas.</summary>
    public string Message => string.Join(", ", Reasons);

    internal static ExplainedVerdict Of(string? plugin, PluginStatus status) => new(plugin, status.Code, [.. status.Reasons]);
}
