namespace ClusterSim.Api.Core;

/// <summary>Operating system a Pod is written for.</summary>
public sealed record PodOS : ApiRecord
{
    /// <summary><c>linux</c> or <c>windows</c>; decides which security fields are allowed.</summary>
    [Required]
    public string Name { get; init; } = "";
}
