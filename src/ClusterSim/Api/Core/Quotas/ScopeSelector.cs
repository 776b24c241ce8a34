namespace ClusterSim.Api.Core;

/// <summary>Set of scope rules that decide which objects count against a quota.</summary>
[Atomic]
public sealed record ScopeSelector : ApiRecord
{
    /// <summary>Scope rules; an object must satisfy all of them.</summary>
    [Atomic]
    public ValueList<ScopedResourceSelectorRequirement> MatchExpressions { get; init; } = [];
}
