namespace ClusterSim.Api.Core;

/// <summary>Lets a Pod accept Nodes with matching taints.</summary>
public sealed record Toleration : ApiRecord
{
    /// <summary>Taint key to tolerate; empty, which needs operator <c>Exists</c>, matches all keys.</summary>
    public string? Key { get; init; }

    /// <summary><c>Equal</c> (default), <c>Exists</c> (any value), or <c>Lt</c> and <c>Gt</c>, which compare integers behind a feature gate.</summary>
    public string? Operator { get; init; }

    /// <summary>Value to compare the taint's with; must be empty for operator <c>Exists</c>.</summary>
    public string? Value { get; init; }

    /// <summary>Taint effect to tolerate: <c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>; empty matches all effects.</summary>
    public string? Effect { get; init; }

    /// <summary>Seconds a <c>NoExecute</c> taint is endured before eviction. Null means forever; zero or less evicts at once.</summary>
    public long? TolerationSeconds { get; init; }
}
