using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.Client;

/// <summary>Reads the metrics APIs: usage of Pods, figures of objects, figures of the world outside.</summary>
/// <remarks>Source: k8s.io/metrics pkg/client (v0.36).</remarks>
public sealed class MetricsClient
{
    private const string ResourceApi = "metrics.k8s.io/v1beta1";

    private readonly ApiServer.ApiServer _server;
    private readonly MetricReader _reader;

    internal MetricsClient(ApiServer.ApiServer server) => (_server, _reader) = (server, new(server.Metrics));

    /// <summary>How much CPU and memory the containers of a Pod use; null: it has not been measured.</summary>
    /// <exception cref="ApiException">The cluster has no metrics server.</exception>
    public PodMetrics? FindUsage(ObjectKey pod) => _server.Scheme.Find(ResourceApi, nameof(PodMetrics)) is null
        ? throw ApiErrors.Failure(404, "NotFound", "the server could not find the requested resource (get pods.metrics.k8s.io)", null)
        : _server.Find<PodMetrics>(pod);

    /// <summary>A figure of one object.</summary>
    /// <param name="resource">Plural name of the kind, with its group, as in <c>deployments.apps</c>.</param>
    /// <param name="key">Which object.</param>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="selector">What the figure's labels must be; null: anything.</param>
    /// <exception cref="ApiException">There is none.</exception>
    public MetricSample Get(string resource, ObjectKey key, string metric, LabelSelector? selector = null) => _reader.Get(resource, key, metric, Query(selector));

    /// <summary>As <see cref="Get"/>; null: it has not been measured.</summary>
    /// <exception cref="ApiException">There is no such metric.</exception>
    public MetricSample? Find(string resource, ObjectKey key, string metric, LabelSelector? selector = null) => _reader.Find(resource, key, metric, Query(selector));

    /// <summary>The figures of an external metric whose labels a selector asks for; null asks for all.</summary>
    /// <exception cref="ApiException">There is no such metric.</exception>
    public IReadOnlyList<MetricSample> External(string @namespace, string metric, LabelSelector? selector = null) => _reader.External(@namespace, metric, Query(selector));

    private static LabelQuery? Query(LabelSelector? selector) => selector is null ? null : LabelQuery.From(selector);
}
