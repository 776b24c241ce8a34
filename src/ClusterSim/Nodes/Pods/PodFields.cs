using System.Globalization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.Nodes.Pods;

/// <summary>What a Pod may know about itself (the downward API).</summary>
/// <remarks>Source: kubelet_pods.go (podFieldSelectorRuntimeValue, containerResourceRuntimeValue); fieldpath.go; resource/helpers.go (v1.36).</remarks>
internal static class PodFields
{
    /// <summary>The value at <paramref name="path"/>, as in <c>metadata.labels['app']</c>; empty when the field is not set.</summary>
    public static string Find(PodWorker worker, string path)
    {
        var pod = worker.Pod;
        return path switch
        {
            "metadata.name" => pod.Metadata.Name,
            "metadata.namespace" => pod.Metadata.Namespace,
            "metadata.uid" => pod.Metadata.Uid,
            "metadata.labels" => Lines(pod.Metadata.Labels),
            "metadata.annotations" => Lines(pod.Metadata.Annotations),
            "spec.nodeName" => pod.Spec.NodeName,
            "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
            "status.hostIP" or "status.hostIPs" => worker.Host.Address,
            "status.podIP" or "status.podIPs" => worker.Address,
            ['m', ..] when Subscript(path, "metadata.labels") is { } key => pod.Metadata.Labels.Find(key),
            ['m', ..] when Subscript(path, "metadata.annotations") is { } key => pod.Metadata.Annotations.Find(key),
            _ => throw new EnvironmentException($"unsupported fieldPath: {path}"),
        } ?? "";
    }

    /// <summary>A limit or request of a container in units of the divisor, rounded up. A limit that is not set is what the node has.</summary>
    public static string ResourceOf(PodWorker worker, Container container, ResourceFieldSelector selector)
    {
        var target = selector.ContainerName is { Length: > 0 } name && worker.FindSlot(name) is { } slot ? slot.Spec : container;
        var dot = selector.Resource.IndexOf('.');
        var (list, resource) = (selector.Resource[..Math.Max(dot, 0)], selector.Resource[(dot + 1)..]);
        if (list is not ("limits" or "requests"))
            throw new EnvironmentException($"unsupported container resource : {selector.Resource}");
        var amounts = list == "limits" ? target.Resources.Limits : target.Resources.Requests;
        var amount = amounts.TryGetValue(resource, out var value) ? value : list == "limits" ? worker.Allocatable(resource) : Quantity.Zero;
        var divisor = selector.Divisor is { IsZero: false } given ? given.Value : 1;
        return Math.Ceiling(amount.Value / divisor).ToString("0", CultureInfo.InvariantCulture);
    }

    /// <summary>A line for each entry, as in <c>app="web"</c>.</summary>
    private static string Lines(ValueMap<string> map) => string.Join('\n', map.Select(static entry => $"{entry.Key}={GoText.Quote(entry.Value)}"));

    private static string? Subscript(string path, string field) =>
        path.StartsWith(field + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal) ? path[(field.Length + 2)..^2] : null;
}
