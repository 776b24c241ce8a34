namespace ClusterSim.Api.Autoscaling;

/// <summary>Speed limits and stabilisation for scaling in one direction.</summary>
public sealed record HPAScalingRules : ApiRecord
{
    /// <summary>Seconds of past recommendations considered, 0 to 3600; default 0 for scale-up, 300 for scale-down.</summary>
    public int? StabilizationWindowSeconds { get; init; }

    /// <summary>Which policy applies: <c>Max</c> (default, largest change), <c>Min</c> (smallest change) or <c>Disabled</c> (no scaling this way).</summary>
    [KeepEmpty]
    public string? SelectPolicy { get; init; }

    /// <summary>Rate limits to choose from; built-in limits for the direction apply when unset. A list that is stated to be empty is refused.</summary>
    [Atomic, TellsEmpty]
    public ValueList<HPAScalingPolicy> Policies { get; init; } = [];

    /// <summary>Relative deviation from the target that is ignored, such as <c>0.05</c>; cluster default (normally 0.1) when unset.</summary>
    public Quantity? Tolerance { get; init; }
}
