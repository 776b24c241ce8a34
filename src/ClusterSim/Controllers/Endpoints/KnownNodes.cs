using ClusterSim.Client;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>The Nodes on which the Pods of a Service are, and which Pods are on none that is there.</summary>
internal sealed class KnownNodes(IClusterClient client, Service service)
{
    private readonly List<string> _missing = [];

    /// <summary>Which Pods were left out, in words; null when none was.</summary>
    public string? Missing => _missing.Distinct().ToList() switch
    {
        [] => null,
        [var only] => only,
        var all => $"[{string.Join(", ", all)}]",
    };

    public Node? Find(string name) => client.Find<Node>(new ObjectKey(name));

    /// <summary>A Pod is left out, since its Node is not there.</summary>
    public void LeaveOut(Pod pod) => _missing.Add($"skipping Pod {pod.Metadata.Name} for Service {service.Key}: Node {pod.Spec.NodeName} Not Found");
}
