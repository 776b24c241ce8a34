namespace ClusterSim.Api.Meta;

/// <summary>Points from an object to its owner, in the same namespace or cluster-wide.</summary>
[Atomic]
public sealed record OwnerReference : ApiRecord
{
    /// <summary>API group and version of the owner, such as <c>apps/v1</c>.</summary>
    [Required]
    public string ApiVersion { get; init; } = "";

    /// <summary>Kind of the owner, such as <c>ReplicaSet</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object that is the owner.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>UID of the owner; a namesake with another UID does not count.</summary>
    [Required]
    public string Uid { get; init; } = "";

    /// <summary><c>true</c> marks the one owner that manages this object; defaults to <c>false</c>.</summary>
    public bool? Controller { get; init; }

    /// <summary><c>true</c> holds up foreground deletion of the owner until this object is gone; defaults to <c>false</c>.</summary>
    public bool? BlockOwnerDeletion { get; init; }
}
