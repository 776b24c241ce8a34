namespace ClusterSim.Api.Meta;

/// <summary>Metadata of a list response: its version and the means to fetch more.</summary>
public sealed record ListMeta : ApiRecord
{
    /// <summary>Retired: URL of the list, no longer filled in.</summary>
    public string? SelfLink { get; init; }

    /// <summary>Opaque version of the collection at the time of the list; a watch can start from it.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Token for the next page of the same list; it expires. Empty means the list is complete.</summary>
    public string? Continue { get; init; }

    /// <summary>Estimated number of items after this page. Null if none remain, unknown, or selectors were used.</summary>
    public long? RemainingItemCount { get; init; }

    /// <summary>Shard that the list covers, when the request asked for one. Null means the whole collection.</summary>
    public ShardInfo? ShardInfo { get; init; }
}
