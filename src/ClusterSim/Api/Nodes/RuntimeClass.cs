namespace ClusterSim.Api.Nodes;

/// <summary>A way to run containers, such as inside a virtual machine, that Pods ask for by <c>spec.runtimeClassName</c>.</summary>
/// <remarks>Source: api/node/v1/types.go, RuntimeClass (v1.36).</remarks>
[Resource("node.k8s.io", "v1", "runtimeclasses", Namespaced = false)]
public sealed record RuntimeClass : ApiObject
{
    /// <summary>Name under which the container runtime of a Node knows this way of running; a DNS label. Immutable.</summary>
    [Required]
    public string Handler { get; init; } = "";

    /// <summary>What a Pod costs beyond its containers; null when nothing is charged.</summary>
    public Overhead? Overhead { get; init; }

    /// <summary>Which Nodes can run such Pods; null when all can.</summary>
    public Scheduling? Scheduling { get; init; }
}
