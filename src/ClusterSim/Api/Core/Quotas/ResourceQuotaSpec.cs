namespace ClusterSim.Api.Core;

/// <summary>The limits of a quota and which objects count against them.</summary>
public sealed record ResourceQuotaSpec : ApiRecord
{
    /// <summary>Ceiling for each resource, such as <c>requests.cpu</c>, <c>pods</c> or <c>count/deployments.apps</c>.</summary>
    public ValueMap<Quantity> Hard { get; init; } = [];

    /// <summary>Simple scopes an object must match to count, such as <c>BestEffort</c> or <c>Terminating</c>; empty counts all.</summary>
    [Atomic]
    public ValueList<string> Scopes { get; init; } = [];

    /// <summary>Scope rules with operators and values; objects must match these and all of <c>scopes</c>.</summary>
    public ScopeSelector? ScopeSelector { get; init; }
}
