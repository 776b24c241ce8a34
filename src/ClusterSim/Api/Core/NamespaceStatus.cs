namespace ClusterSim.Api.Core;

/// <summary>Observed state of a Namespace: its phase and conditions.</summary>
public sealed record NamespaceStatus : ApiRecord
{
    /// <summary>Lifecycle stage: <c>Active</c>, or <c>Terminating</c> once deletion has begun.</summary>
    public string? Phase { get; init; }

    /// <summary>Findings about the Namespace, keyed by type.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<NamespaceCondition> Conditions { get; init; } = [];
}
