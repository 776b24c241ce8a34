namespace ClusterSim.Api.Core;

/// <summary>Names an object of any kind, possibly in another namespace.</summary>
public sealed record TypedObjectReference : ApiRecord
{
    /// <summary>API group of the object; null means the core group.</summary>
    [KeepEmpty]
    public string? ApiGroup { get; init; }

    /// <summary>Kind of the object, such as <c>PersistentVolumeClaim</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object that is meant.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Namespace of the object; null means the same one. Another needs a ReferenceGrant and an alpha feature.</summary>
    [KeepEmpty]
    public string? Namespace { get; init; }
}
