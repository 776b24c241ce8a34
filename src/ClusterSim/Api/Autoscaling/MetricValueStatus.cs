namespace ClusterSim.Api.Autoscaling;

/// <summary>The last measured value of a metric.</summary>
public sealed record MetricValueStatus : ApiRecord
{
    /// <summary>Measured total of the metric, as a quantity.</summary>
    public Quantity? Value { get; init; }

    /// <summary>Measured average of the metric per Pod, as a quantity.</summary>
    public Quantity? AverageValue { get; init; }

    /// <summary>Measured average use as percentage of the Pods' resource requests; only for resource metrics.</summary>
    public int? AverageUtilization { get; init; }
}
