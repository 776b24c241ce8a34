namespace ClusterSim.Api.Networking;

/// <summary>Points to the object that owns an IPAddress.</summary>
public sealed record ParentReference : ApiRecord
{
    /// <summary>API group of the owner; core group when unset.</summary>
    public string? Group { get; init; }

    /// <summary>Plural resource name of the owner, such as <c>services</c>.</summary>
    [Required]
    public string Resource { get; init; } = "";

    /// <summary>Namespace of the owner; unset for cluster-scoped owners.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name of the object that owns the address.</summary>
    [Required]
    public string Name { get; init; } = "";
}
