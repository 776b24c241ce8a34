namespace ClusterSim.Api.Core;

/// <summary>Health of one control-plane component, with its checks. Deprecated since Kubernetes 1.19.</summary>
/// <remarks>Source: api/core/v1/types.go, ComponentStatus (v1.36).</remarks>
[Resource("", "v1", "componentstatuses", Namespaced = false, ShortNames = ["cs"], Verbs = ["get", "list"])]
public sealed record ComponentStatus : ApiObject
{
    /// <summary>Health findings for the component, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<ComponentCondition> Conditions { get; init; } = [];
}
