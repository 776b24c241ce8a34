namespace ClusterSim.Api.FlowControl;

/// <summary>Sorts API requests into a priority level, and within it into flows that are treated fairly.</summary>
/// <remarks>Source: api/flowcontrol/v1/types.go, FlowSchema (v1.36). Differs from Kubernetes: requests are not queued or refused by priority.</remarks>
[Resource("flowcontrol.apiserver.k8s.io", "v1", "flowschemas", Namespaced = false, Subresources = Subresources.Status)]
public sealed record FlowSchema : ApiObject
{
    /// <summary>Which requests, and where they go.</summary>
    public FlowSchemaSpec Spec { get; init; } = Unset<FlowSchemaSpec>.Value;

    /// <summary>Whether the priority level exists.</summary>
    public FlowSchemaStatus Status { get; init; } = Unset<FlowSchemaStatus>.Value;
}
