namespace ClusterSim.Api.ApiRegistration;

/// <summary>Whether a version of an API group can be reached.</summary>
public sealed record APIServiceStatus : ApiRecord
{
    /// <summary>Current conditions, keyed by type; <c>Available</c> true means that requests are answered.</summary>
    [ListKeys("type"), PatchMerge("type")]
    public ValueList<APIServiceCondition> Conditions { get; init; } = [];
}
