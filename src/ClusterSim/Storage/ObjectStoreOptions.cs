namespace ClusterSim.Storage;

/// <summary>How much of the past a store remembers.</summary>
public sealed record ObjectStoreOptions
{
    /// <summary>For how long writes are remembered, so that a watch can begin at an older revision; five virtual minutes, as API servers have etcd do.</summary>
    /// <remarks>Source: etcd3/compact.go, DefaultCompactInterval (v1.36).</remarks>
    public TimeSpan HistoryAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many writes are remembered at most; 32,768 unless set. Each keeps an older version of an object alive.</summary>
    public int HistoryCount { get; init; } = 32_768;

    /// <summary>The revision at which the store begins; 1 unless set, as etcd.</summary>
    public long FirstRevision { get; init; } = 1;
}
