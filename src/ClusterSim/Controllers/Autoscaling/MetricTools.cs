using ClusterSim.Api.Autoscaling;
using ClusterSim.Client;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>What evaluating metrics needs of the cluster.</summary>
internal sealed record MetricTools(MetricsClient Metrics, DynamicClient Kinds, HorizontalPodAutoscalerOptions Options, DateTimeOffset Now)
{
    /// <summary>The resource and the key of an object that a metric describes.</summary>
    /// <exception cref="MetricException">There is no such kind.</exception>
    public (string Resource, ObjectKey Key) Resolve(CrossVersionObjectReference described, string @namespace)
    {
        var group = GroupOf(described.ApiVersion ?? "");
        var type = Kinds.Kinds.FirstOrDefault(kind => kind.Group == group && kind.Kind == described.Kind)
            ?? throw new MetricException($"unable to get metric: no matches for kind \"{described.Kind}\" in group \"{group}\"");
        return (type.QualifiedName, type switch
        {
            { Kind: "Namespace", Group: "" } => new("", @namespace), // It is always one's own.
            { Namespaced: false } => new("", described.Name),
            _ => new(@namespace, described.Name),
        });
    }

    /// <summary>The group of an API version: empty for <c>v1</c>.</summary>
    public static string GroupOf(string apiVersion) => apiVersion.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? apiVersion[..slash] : "";
}
