namespace ClusterSim.Api.FlowControl;

/// <summary>A user, group or ServiceAccount that makes requests.</summary>
public sealed record Subject : ApiRecord
{
    /// <summary><c>User</c>, <c>Group</c> or <c>ServiceAccount</c>; says which of the other fields is set.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>The user; <c>*</c> for all.</summary>
    public UserSubject? User { get; init; }

    /// <summary>The group; <c>*</c> for all.</summary>
    public GroupSubject? Group { get; init; }

    /// <summary>The ServiceAccount.</summary>
    public ServiceAccountSubject? ServiceAccount { get; init; }
}
