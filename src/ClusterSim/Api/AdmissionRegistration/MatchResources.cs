namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Matches writes by labels and by rules; exclusions win.</summary>
[Atomic]
public sealed record MatchResources : ApiRecord
{
    /// <summary>Only objects in Namespaces with such labels; all when empty.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Only objects whose labels match before or after the write; all when empty.</summary>
    public LabelSelector? ObjectSelector { get; init; }

    /// <summary>Writes that match if any rule does.</summary>
    [Atomic]
    public ValueList<NamedRuleWithOperations> ResourceRules { get; init; } = [];

    /// <summary>Writes left out even when <c>resourceRules</c> match them.</summary>
    [Atomic]
    public ValueList<NamedRuleWithOperations> ExcludeResourceRules { get; init; } = [];

    /// <summary>Whether rules also match the same object written through another version: <c>Equivalent</c> (default) or <c>Exact</c>.</summary>
    [KeepEmpty]
    public string? MatchPolicy { get; init; }
}
