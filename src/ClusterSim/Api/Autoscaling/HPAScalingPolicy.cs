namespace ClusterSim.Api.Autoscaling;

/// <summary>One limit on how much the replica count may change within a period.</summary>
public sealed record HPAScalingPolicy : ApiRecord
{
    /// <summary>Unit of <c>value</c>: <c>Pods</c> (absolute count) or <c>Percent</c> (of current replicas).</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Largest change allowed in one period, in the unit of <c>type</c>; greater than 0.</summary>
    [Required]
    public int Value { get; init; }

    /// <summary>Length of the sliding window for the limit in seconds; 1 to 1800.</summary>
    [Required]
    public int PeriodSeconds { get; init; }
}
