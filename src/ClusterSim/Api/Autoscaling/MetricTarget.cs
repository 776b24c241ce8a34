namespace ClusterSim.Api.Autoscaling;

/// <summary>The value at which the autoscaler tries to hold a metric.</summary>
public sealed record MetricTarget : ApiRecord
{
    /// <summary>Which value field applies: <c>Utilization</c>, <c>Value</c> or <c>AverageValue</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Wanted total of the metric, as a quantity greater than 0.</summary>
    public Quantity? Value { get; init; }

    /// <summary>Wanted average of the metric per Pod, as a quantity greater than 0.</summary>
    public Quantity? AverageValue { get; init; }

    /// <summary>Wanted average use as percentage of the Pods' resource requests; only for resource metrics.</summary>
    public int? AverageUtilization { get; init; }
}
