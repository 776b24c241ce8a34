namespace ClusterSim.Api.Networking;

/// <summary>Points to an object that holds extra settings for an IngressClass.</summary>
public sealed record IngressClassParametersReference : ApiRecord
{
    /// <summary>Kind of the object that holds the parameters.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the parameters object that is referred to.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Reach of the parameters object: <c>Cluster</c> (default) or <c>Namespace</c>.</summary>
    [KeepEmpty]
    public string? Scope { get; init; }

    /// <summary>Namespace of the parameters object; required for scope <c>Namespace</c>, not allowed for <c>Cluster</c>.</summary>
    [KeepEmpty]
    public string? Namespace { get; init; }

    /// <summary>API group of the parameters object; core group when unset.</summary>
    [KeepEmpty]
    public string? ApiGroup { get; init; }
}
