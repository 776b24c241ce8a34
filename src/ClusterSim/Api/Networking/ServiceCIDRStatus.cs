namespace ClusterSim.Api.Networking;

/// <summary>Observed state of a ServiceCIDR, written by its controller.</summary>
public sealed record ServiceCIDRStatus : ApiRecord
{
    /// <summary>Current conditions, keyed by type; <c>Ready</c> true means addresses can be allocated.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<Condition> Conditions { get; init; } = [];
}
