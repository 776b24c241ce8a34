using ClusterSim.ApiServer.Discovery;
using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Metrics;

/// <summary>Answers what is asked below <c>/apis/custom.metrics.k8s.io</c> and <c>/apis/external.metrics.k8s.io</c>.</summary>
/// <remarks>Source: custom-metrics-apiserver pkg/apiserver/installer; metrics apis/custom_metrics/v1beta2/types.go (v0.36). Differs from Kubernetes: every figure is of the moment it is read.</remarks>
internal sealed class MetricPaths(MetricSources sources, Scheme scheme, ReadThrough reads, SimulationLoop loop)
{
    public const string CustomGroup = "custom.metrics.k8s.io";
    public const string ExternalGroup = "external.metrics.k8s.io";

    private const string CurrentVersion = "v1beta2";
    private const string FormerVersion = "v1beta1";

    private static readonly string[] CustomVersions = [CurrentVersion, FormerVersion];

    private readonly MetricReader _reader = new(sources);

    /// <summary>What discovery shows of them: nothing where there is no metric.</summary>
    public IEnumerable<ServedGroup> Groups
    {
        get
        {
            ServedMetric[] ofObjects = [.. sources.OfObjects.Select(metric => new ServedMetric(metric.Resource, metric.Metric, "MetricValueList"))];
            if (ofObjects.Length > 0)
                yield return new(CustomGroup, [.. CustomVersions.Select(version => new ServedVersion(CustomGroup, version, []) { Metrics = ofObjects })]);
            ServedMetric[] external = [.. sources.External.Select(metric => new ServedMetric(metric, null, "ExternalMetricValueList"))];
            if (external.Length > 0)
                yield return new(ExternalGroup, [new(ExternalGroup, FormerVersion, []) { Metrics = external }]);
        }
    }

    /// <summary>The answer; null when the path is none of a metric.</summary>
    /// <exception cref="ApiException">There is no such metric, or nothing that has it.</exception>
    public ApiResponse? Answer(ApiRequest request, RequestPath path, QueryString query)
    {
        var isCustom = path.Group == CustomGroup && CustomVersions.Contains(path.Version) && sources.OfObjects.Any();
        var isExternal = path.Group == ExternalGroup && path.Version == FormerVersion && sources.External.Any();
        if (!isCustom && !isExternal)
            return null;
        if (request.Method is not ("GET" or "HEAD"))
            throw ApiErrors.MethodNotAllowed();
        var list = path switch
        {
            { Namespace: { } ns, Name: "" } when isExternal => External(ns, path.Resource, query),
            { Namespace: { } ns, Resource: "metrics", Name.Length: > 0, Subresource: "" } when isCustom => Custom(path.Version, scheme.Get<Namespace>(), new("", ns), path.Name, query),
            { Name.Length: > 0, Subresource.Length: > 0 } when isCustom => Custom(path.Version, KindOf(path.Resource), new(path.Namespace ?? "", path.Name), path.Subresource, query),
            _ => throw ApiErrors.NoSuchPath(),
        };
        return new() { StatusCode = 200, Headers = ResponseWriter.Headers("application/json", []), Body = JsonText.Write(list) };
    }

    private JsonObject Custom(string version, ResourceType type, ObjectKey key, string metric, QueryString query)
    {
        var selector = Selector(query, "metricLabelSelector");
        IEnumerable<(ObjectKey Key, MetricSample? Sample)> figures = key.Name == "*"
            ? reads.List<ApiObject>(type, type.Namespaced ? key.Namespace : null)
                .Where(obj => Selector(query, "labelSelector")?.Matches(obj.Metadata.Labels) ?? true)
                .Select(obj => (obj.Key, _reader.Find(type.QualifiedName, obj.Key, metric, selector)))
            : [(key, _reader.Get(type.QualifiedName, key, metric, selector))];
        return Json.Object(
            ("kind", "MetricValueList"),
            ("apiVersion", $"{CustomGroup}/{version}"),
            ("metadata", JsonObject.Empty),
            ("items", Json.Array(figures.Where(figure => figure.Sample is not null).Select(figure => Value(version, type, figure.Key, metric, figure.Sample!)))));
    }

    private JsonObject Value(string version, ResourceType type, ObjectKey key, string metric, MetricSample sample)
    {
        var described = Json.Object(
            ("kind", type.Kind),
            ("namespace", type.Namespaced ? key.Namespace : null),
            ("name", key.Name),
            ("apiVersion", type.Group.Length == 0 ? "/" + type.Version : type.ApiVersion));
        var selector = sample.Labels.Count == 0 ? JsonValue.Null : ObjectJson.ToJson(LabelSelector.Labels(sample.Labels));
        return version == FormerVersion
            ? new([new("describedObject", described), new("metricName", metric), new("timestamp", Now), new("value", sample.Value.ToString()), new("selector", selector)])
            : new([new("describedObject", described), new("metric", new JsonObject([new("name", metric), new("selector", selector)])), new("timestamp", Now), new("value", sample.Value.ToString())]);
    }

    private JsonObject External(string @namespace, string metric, QueryString query) => Json.Object(
        ("kind", "ExternalMetricValueList"),
        ("apiVersion", $"{ExternalGroup}/{FormerVersion}"),
        ("metadata", JsonObject.Empty),
        ("items", Json.Array(_reader.External(@namespace, metric, Selector(query, "labelSelector")).Select(sample => Json.Object(
            ("metricName", metric),
            ("metricLabels", new JsonObject([.. sample.Labels.Select(label => KeyValuePair.Create<string, JsonValue>(label.Key, label.Value))])),
            ("timestamp", Now),
            ("value", sample.Value.ToString()))))));

    private JsonValue Now => new Time(loop.Now).ToString();

    private ResourceType KindOf(string resource)
    {
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        var (plural, group) = dot < 0 ? (resource, "") : (resource[..dot], resource[(dot + 1)..]);
        return scheme.All.FirstOrDefault(type => type.Group == group && type.Plural == plural) ?? throw ApiErrors.NoSuchPath();
    }

    private static LabelQuery? Selector(QueryString query, string parameter)
    {
        try
        {
            return query.Find(parameter) is { Length: > 0 } text ? LabelQuery.Parse(text) : null;
        }
        catch (SelectorException e)
        {
            throw ApiErrors.BadRequest(e.Message);
        }
    }
}
