namespace ClusterSim.Api.Core;

/// <summary>A machine of the cluster on which Pods run; cluster-wide.</summary>
/// <remarks>Source: api/core/v1/types.go, Node (v1.36).</remarks>
[Resource("", "v1", "nodes", Namespaced = false, ShortNames = ["no"], Subresources = Subresources.Status)]
public sealed record Node : ApiObject
{
    /// <summary>Desired state: taints, schedulability and address ranges.</summary>
    public NodeSpec Spec { get; init; } = Unset<NodeSpec>.Value;

    /// <summary>State of the machine as reported by the kubelet.</summary>
    public NodeStatus Status { get; init; } = Unset<NodeStatus>.Value;
}
