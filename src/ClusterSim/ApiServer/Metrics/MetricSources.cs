using ClusterSim.Api.Metrics;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Metrics;

/// <summary>The figures that a cluster's metrics APIs serve, and where they come from: register code of one's own here.</summary>
/// <remarks>
/// <para>A metric of objects is served by <c>custom.metrics.k8s.io</c>, one of the world outside by <c>external.metrics.k8s.io</c>, to <c>kubectl get --raw</c> as to the horizontal
/// pod autoscaler. Either API is there once it has a metric. Code is called when somebody asks, on the simulation loop.</para>
/// <example>
/// Queries per second of each Pod, and the length of a queue elsewhere:
/// <code>
/// cluster.Metrics.Add&lt;Pod&gt;("qps", pod => 30);
/// cluster.Metrics.AddExternal("queue_length", @namespace => [42]);
/// </code>
/// </example>
/// <para>Source: sigs.k8s.io/custom-metrics-apiserver pkg/provider (v1.36).</para>
/// </remarks>
public sealed class MetricSources
{
    private readonly SortedDictionary<(string Resource, string Metric), Func<ObjectKey, MetricSample?>> _ofObjects = new(OrdinalPairs.Instance);
    private readonly SortedDictionary<string, Func<string, IEnumerable<MetricSample>>> _external = new(StringComparer.Ordinal);
    private readonly Scheme _scheme;
    private readonly Func<ResourceType, ObjectKey, ApiObject?> _find;

    internal MetricSources(Scheme scheme, Func<ResourceType, ObjectKey, ApiObject?> find) => (_scheme, _find) = (scheme, find);

    /// <summary>A metric came or went.</summary>
    internal event Action? Changed;

    /// <summary>How much CPU and memory a Pod uses, in place of what its programs say; what is null for a Pod has not been measured. Null unless set: the programs say it.</summary>
    public Func<Pod, PodMetrics?>? PodUsage { get; set; }

    /// <summary>Metrics of objects: resource, as in <c>deployments.apps</c>, and name.</summary>
    internal IEnumerable<(string Resource, string Metric)> OfObjects => _ofObjects.Keys;

    /// <summary>Names of external metrics.</summary>
    internal IEnumerable<string> External => _external.Keys;

    /// <summary>Serves a metric of the objects of a kind, in place of one of that name.</summary>
    /// <param name="metric">Its name, as in <c>requests_per_second</c>.</param>
    /// <param name="sample">What it amounts to for an object; null: it has not been measured.</param>
    /// <typeparam name="T">The kind.</typeparam>
    /// <exception cref="ArgumentException">The name is empty, or holds a slash.</exception>
    public void Add<T>(string metric, Func<T, MetricSample?> sample) where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(sample);
        var type = _scheme.Get<T>();
        Add(type.QualifiedName, metric, key => _find(type, key) is T obj ? sample(obj) : null);
    }

    /// <summary>Serves a metric of objects that the cluster need not know, in place of one of that name.</summary>
    /// <param name="resource">Plural name of the kind, with its group, as in <c>services</c> or <c>deployments.apps</c>.</param>
    /// <param name="metric">Its name.</param>
    /// <param name="sample">What it amounts to for the object of that name; null: it has not been measured.</param>
    /// <exception cref="ArgumentException">A name is empty, or holds a slash.</exception>
    public void Add(string resource, string metric, Func<ObjectKey, MetricSample?> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        RequireName(resource, nameof(resource));
        RequireName(metric, nameof(metric));
        _ofObjects[(resource, metric)] = sample;
        Changed?.Invoke();
    }

    /// <summary>Serves a metric of something outside the cluster, in place of one of that name.</summary>
    /// <param name="metric">Its name.</param>
    /// <param name="samples">Its figures for a namespace; those whose labels a selector asks for are added up by the autoscaler.</param>
    /// <exception cref="ArgumentException">The name is empty, or holds a slash.</exception>
    public void AddExternal(string metric, Func<string, IEnumerable<MetricSample>> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireName(metric, nameof(metric));
        _external[metric] = samples;
        Changed?.Invoke();
    }

    /// <summary>Serves a metric of objects no longer; does nothing when there is none.</summary>
    public void Remove(string resource, string metric)
    {
        if (_ofObjects.Remove((resource, metric)))
            Changed?.Invoke();
    }

    /// <summary>Serves an external metric no longer; does nothing when there is none.</summary>
    public void RemoveExternal(string metric)
    {
        if (_external.Remove(metric))
            Changed?.Invoke();
    }

    internal Func<ObjectKey, MetricSample?>? FindSource(string resource, string metric) => _ofObjects.GetValueOrDefault((resource, metric));

    internal Func<string, IEnumerable<MetricSample>>? FindExternal(string metric) => _external.GetValueOrDefault(metric);

    private static void RequireName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Contains('/', StringComparison.Ordinal))
            throw new ArgumentException($"\"{name}\" is no name of a metric: it is part of a path, and must not hold a slash.", parameter);
    }

    private sealed class OrdinalPairs : IComparer<(string, string)>
    {
        public static readonly OrdinalPairs Instance = new();

        public int Compare((string, string) x, (string, string) y) =>
            string.CompareOrdinal(x.Item1, y.Item1) is not 0 and var order ? order : string.CompareOrdinal(x.Item2, y.Item2);
    }
}
