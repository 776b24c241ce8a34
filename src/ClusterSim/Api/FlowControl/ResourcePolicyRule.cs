namespace ClusterSim.Api.FlowControl;

/// <summary>Matches requests for resources; all parts must match.</summary>
public sealed record ResourcePolicyRule : ApiRecord
{
    /// <summary>Actions such as <c>get</c> or <c>watch</c>; <c>*</c> alone means all.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> Verbs { get; init; } = [];

    /// <summary>API groups; empty text is the core group, <c>*</c> alone means all.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> ApiGroups { get; init; } = [];

    /// <summary>Plural names, with subresource if wanted; <c>*</c> alone means all.</summary>
    [NullWhenEmpty, Required, SetList]
    public ValueList<string> Resources { get; init; } = [];

    /// <summary>Whether requests without a namespace match.</summary>
    [OmitZero]
    public bool ClusterScope { get; init; }

    /// <summary>Namespaces of the request; <c>*</c> alone means all. Needed unless <c>clusterScope</c> is set.</summary>
    [SetList]
    public ValueList<string> Namespaces { get; init; } = [];
}
