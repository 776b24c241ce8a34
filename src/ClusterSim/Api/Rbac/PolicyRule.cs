namespace ClusterSim.Api.Rbac;

/// <summary>One permission: verbs allowed on resources or on non-resource URLs.</summary>
public sealed record PolicyRule : ApiRecord
{
    /// <summary>Actions allowed, such as <c>get</c>, <c>list</c> or <c>create</c>; <c>*</c> means all.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<string> Verbs { get; init; } = [];

    /// <summary>API groups of the resources; empty text is the core group, <c>*</c> every group.</summary>
    [Atomic]
    public ValueList<string> ApiGroups { get; init; } = [];

    /// <summary>Plural resource names, optionally with subresource such as <c>pods/log</c>; <c>*</c> means all.</summary>
    [Atomic]
    public ValueList<string> Resources { get; init; } = [];

    /// <summary>Object names the rule is limited to; every name when unset.</summary>
    [Atomic]
    public ValueList<string> ResourceNames { get; init; } = [];

    /// <summary>URL paths outside resources, such as <c>/healthz</c> or <c>/metrics/*</c>; only effective through a ClusterRoleBinding.</summary>
    [Atomic]
    public ValueList<string> NonResourceURLs { get; init; } = [];
}
