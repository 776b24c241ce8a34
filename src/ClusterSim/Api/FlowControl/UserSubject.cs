namespace ClusterSim.Api.FlowControl;

/// <summary>A user that makes requests.</summary>
public sealed record UserSubject : ApiRecord
{
    /// <summary>User name, or <c>*</c> for all.</summary>
    [Required]
    public string Name { get; init; } = "";
}
