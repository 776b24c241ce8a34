namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Matches writes by operation, resource and object name.</summary>
[Atomic]
public sealed record NamedRuleWithOperations : ApiRecord
{
    /// <summary>Object names; every name when empty.</summary>
    [Atomic]
    public ValueList<string> ResourceNames { get; init; } = [];

    /// <summary><c>CREATE</c>, <c>UPDATE</c>, <c>DELETE</c>, <c>CONNECT</c>, or <c>*</c> alone for all.</summary>
    [Atomic]
    public ValueList<string> Operations { get; init; } = [];

    /// <summary>API groups; empty text is the core group, <c>*</c> alone all.</summary>
    [Atomic]
    public ValueList<string> ApiGroups { get; init; } = [];

    /// <summary>Versions in the groups; <c>*</c> alone means all.</summary>
    [Atomic]
    public ValueList<string> ApiVersions { get; init; } = [];

    /// <summary>Plural names: <c>pods</c>, <c>pods/log</c>, <c>pods/*</c>, <c>*/scale</c>, <c>*</c> (no subresources) or <c>*/*</c>.</summary>
    [Atomic]
    public ValueList<string> Resources { get; init; } = [];

    /// <summary><c>Namespaced</c> or <c>Cluster</c> objects only, or <c>*</c> (default) for both.</summary>
    [KeepEmpty]
    public string? Scope { get; init; }
}
