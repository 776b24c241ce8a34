namespace ClusterSim.Api.FlowControl;

/// <summary>A group of users that make requests.</summary>
public sealed record GroupSubject : ApiRecord
{
    /// <summary>Group name, or <c>*</c> for all.</summary>
    [Required]
    public string Name { get; init; } = "";
}
