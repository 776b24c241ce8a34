namespace ClusterSim.Api.Resources;

/// <summary>A taint of devices that does not matter.</summary>
public sealed record DeviceToleration : ApiRecord
{
    /// <summary>Key of the taint; all keys when empty, with operator <c>Exists</c>.</summary>
    public string? Key { get; init; }

    /// <summary><c>Equal</c> (default) or <c>Exists</c>.</summary>
    [ServerDefault("Equal")]
    public string? Operator { get; init; }

    /// <summary>Value of the taint, for operator <c>Equal</c>.</summary>
    public string? Value { get; init; }

    /// <summary>Effect of the taint; every effect when empty.</summary>
    public string? Effect { get; init; }

    /// <summary>Seconds for which a <c>NoExecute</c> taint is borne; for ever when unset.</summary>
    public long? TolerationSeconds { get; init; }
}
