namespace ClusterSim.Serialization;

/// <summary>Counts what a document comes to when its aliases are followed: a short text can stand for more than fits any memory.</summary>
/// <remarks>Source: go-yaml decode.go, allowedAliasRatio.</remarks>
internal sealed class AliasCount
{
    private const long FewAliased = 100;
    private const long FewNodes = 1_000;
    private const double LowRangeEnd = 400_000; // alias_ratio_range_low
    private const double HighRangeStart = 4_000_000; // alias_ratio_range_high

    private long _aliased;

    /// <summary>Number of nodes so far, those behind aliases counted each time.</summary>
    public long Nodes { get; set; }

    /// <summary>Whether too much of the document is repetition.</summary>
    public bool IsExcessive => _aliased > FewAliased && Nodes > FewNodes && _aliased / (double)Nodes > AllowedRatio;

    private double AllowedRatio => Nodes <= LowRangeEnd ? 0.99 : Nodes >= HighRangeStart ? 0.10 : 0.99 - (0.89 * (Nodes - LowRangeEnd) / (HighRangeStart - LowRangeEnd));

    /// <summary>Counts an alias of a part with so many nodes.</summary>
    public void Repeat(long size)
    {
        Nodes += size;
        _aliased += size;
    }
}
