namespace ClusterSim.Api.Core;

/// <summary>Limits in force and the measured use of a quota.</summary>
public sealed record ResourceQuotaStatus : ApiRecord
{
    /// <summary>Limits now enforced, by resource; copied from the spec.</summary>
    public ValueMap<Quantity> Hard { get; init; } = [];

    /// <summary>Total use in the namespace, by resource; never above <c>hard</c> unless the limit was lowered.</summary>
    public ValueMap<Quantity> Used { get; init; } = [];
}
