using System.Text.Json.Nodes;
using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>The metrics APIs of the recorded clusters: what a script says, measured this very moment.</summary>
internal sealed class ScriptedMetrics
{
    private static readonly string[] Resources = ["cpu", "memory"];

    private readonly Cluster _cluster;
    private readonly string _namespace;
    private JsonObject _values = [];

    public ScriptedMetrics(Cluster cluster, string @namespace)
    {
        (_cluster, _namespace) = (cluster, @namespace);
        cluster.Metrics.PodUsage = UsageOf;
        cluster.Metrics.Add<Pod>("qps", pod => ValueFor(pod, "qps") is { } value ? (MetricSample)value : null);
        cluster.Metrics.Add("services", "hits", _ => _values.Text("hits") is { } value ? (MetricSample)value : null);
        cluster.Metrics.AddExternal("queue", _ => _values.Text("queue") is { } value ? [(MetricSample)value] : []);
    }

    /// <summary>Serves <paramref name="values"/> from now on.</summary>
    public void Serve(JsonObject values) => _values = values;

    private PodMetrics? UsageOf(Pod pod)
    {
        if (pod.Metadata.Namespace != _namespace)
            return null;
        var usage = Resources
            .Select(resource => (resource, Value: ValueFor(pod, resource)))
            .Where(measured => measured.Value is not null)
            .Select(measured => KeyValuePair.Create(measured.resource, Quantity.Parse(measured.Value!)))
            .ToList();
        return usage.Count == 0 ? null : new()
        {
            Metadata = new() { Name = pod.Metadata.Name, Namespace = pod.Metadata.Namespace, Labels = pod.Metadata.Labels, CreationTimestamp = _cluster.Now },
            Timestamp = _cluster.Now,
            Window = "1s",
            Containers = [.. pod.Spec.Containers.Select(container => new ContainerMetrics { Name = container.Name, Usage = [.. usage] })],
        };
    }

    // A list is by Pod in the order in which they were made, and its last entry is for all that are left.
    private string? ValueFor(Pod pod, string metric)
    {
        if (_values[metric] is not JsonArray { Count: > 0 } list)
            return _values.Text(metric);
        var pods = _cluster.Client.List<Pod>(_namespace)
            .OrderBy(other => other.Metadata.CreationTimestamp).ThenBy(other => other.Metadata.Name, StringComparer.Ordinal).ToList();
        var number = pods.FindIndex(other => other.Metadata.Name == pod.Metadata.Name);
        return list[Math.Clamp(number, 0, list.Count - 1)]?.GetValue<string>();
    }
}
