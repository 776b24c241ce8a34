namespace ClusterSim.Api.Meta;

/// <summary>Tells which shard of a collection a list response contains. Alpha in Kubernetes 1.36.</summary>
public sealed record ShardInfo : ApiRecord
{
    /// <summary>Shard selector of the request, repeated by the server.</summary>
    [Required]
    public string Selector { get; init; } = "";
}
