using System.Diagnostics.CodeAnalysis;

namespace ClusterSim.ApiServer.Metrics;

/// <summary>What a metric amounts to now.</summary>
/// <param name="Value">The figure.</param>
public sealed record MetricSample(Quantity Value)
{
    /// <summary>Labels by which a metric's selector tells several figures of one metric apart. None unless set.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>A figure without labels.</summary>
    public static implicit operator MetricSample(Quantity value) => new(value);

    /// <summary>A whole figure without labels.</summary>
    public static implicit operator MetricSample(long value) => new(value);

    /// <summary>A figure without labels, written as in manifests; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator MetricSample?(string? value) => value is null ? null : new(Quantity.Parse(value));
}
