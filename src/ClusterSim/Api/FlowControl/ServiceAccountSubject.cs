namespace ClusterSim.Api.FlowControl;

/// <summary>A ServiceAccount that makes requests.</summary>
public sealed record ServiceAccountSubject : ApiRecord
{
    /// <summary>Namespace of the ServiceAccount.</summary>
    [Required]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the ServiceAccount, or <c>*</c> for all in the namespace.</summary>
    [Required]
    public string Name { get; init; } = "";
}
