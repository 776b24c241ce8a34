using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.ApiServer.Metrics;

/// <summary>Looks figures up, and refuses what is not there as the metrics APIs do.</summary>
/// <remarks>Source: custom-metrics-apiserver pkg/provider/errors.go; k8s.io/metrics pkg/client/custom_metrics/discovery.go (v0.36).</remarks>
internal sealed class MetricReader(MetricSources sources)
{
    /// <summary>The figure of one object.</summary>
    /// <param name="resource">Its kind, as in <c>deployments.apps</c>.</param>
    /// <param name="key">Which one.</param>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="selector">What the figure's labels must be; null: anything.</param>
    /// <exception cref="ApiException">There is none.</exception>
    public MetricSample Get(string resource, ObjectKey key, string metric, LabelQuery? selector) =>
        Find(resource, key, metric, selector) ?? throw ApiErrors.Failure(404, "NotFound", $"the server could not find the metric {metric} for {resource} {key.Name}", null);

    /// <summary>The figure of one of many objects; null: it has not been measured.</summary>
    /// <exception cref="ApiException">There is no such metric at all.</exception>
    public MetricSample? Find(string resource, ObjectKey key, string metric, LabelQuery? selector)
    {
        if (!sources.OfObjects.Any())
            throw ApiErrors.Failure(404, "NotFound", $"no custom metrics API ({MetricPaths.CustomGroup}) registered", null);
        var source = sources.FindSource(resource, metric) ?? throw ApiErrors.Failure(404, "NotFound", $"the server could not find the metric {metric} for {resource}", null);
        return source(key) is { } sample && (selector is null || selector.Matches(sample.Labels)) ? sample : null;
    }

    /// <summary>The figures of an external metric.</summary>
    /// <exception cref="ApiException">There is no such metric.</exception>
    public IReadOnlyList<MetricSample> External(string @namespace, string metric, LabelQuery? selector)
    {
        var source = sources.FindExternal(metric) ?? throw ApiErrors.Failure(404, "NotFound", $"the server could not find the requested resource (get {metric}.{MetricPaths.ExternalGroup})", null);
        return [.. source(@namespace).Where(sample => selector is null || selector.Matches(sample.Labels))];
    }
}
