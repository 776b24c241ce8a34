namespace ClusterSim.Api.FlowControl;

/// <summary>How many requests of one priority the API server works on at a time, and what becomes of the rest.</summary>
/// <remarks>Source: api/flowcontrol/v1/types.go, PriorityLevelConfiguration (v1.36). Differs from Kubernetes: requests are not queued or refused by priority.</remarks>
[Resource("flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations", Namespaced = false, Subresources = Subresources.Status)]
public sealed record PriorityLevelConfiguration : ApiObject
{
    /// <summary>Limits of the priority level.</summary>
    public PriorityLevelConfigurationSpec Spec { get; init; } = Unset<PriorityLevelConfigurationSpec>.Value;

    /// <summary>Conditions of the priority level.</summary>
    public PriorityLevelConfigurationStatus Status { get; init; } = Unset<PriorityLevelConfigurationStatus>.Value;
}
