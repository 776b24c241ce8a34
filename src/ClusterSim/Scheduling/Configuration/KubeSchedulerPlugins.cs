namespace ClusterSim.Scheduling.Configuration;

/// <summary>Plugins to add and to take away, at each extension point and (<see cref="MultiPoint"/>) at all that a plugin implements.</summary>
public sealed record KubeSchedulerPlugins : ApiRecord
{
    /// <summary>At <c>preEnqueue</c>.</summary>
    public PluginSet? PreEnqueue { get; init; }

    /// <summary>At <c>queueSort</c>.</summary>
    public PluginSet? QueueSort { get; init; }

    /// <summary>At <c>preFilter</c>.</summary>
    public PluginSet? PreFilter { get; init; }

    /// <summary>At <c>filter</c>.</summary>
    public PluginSet? Filter { get; init; }

    /// <summary>At <c>postFilter</c>.</summary>
    public PluginSet? PostFilter { get; init; }

    /// <summary>At <c>preScore</c>.</summary>
    public PluginSet? PreScore { get; init; }

    /// <summary>At <c>score</c>.</summary>
    public PluginSet? Score { get; init; }

    /// <summary>At <c>reserve</c>.</summary>
    public PluginSet? Reserve { get; init; }

    /// <summary>At <c>permit</c>.</summary>
    public PluginSet? Permit { get; init; }

    /// <summary>At <c>preBind</c>.</summary>
    public PluginSet? PreBind { get; init; }

    /// <summary>At <c>bind</c>.</summary>
    public PluginSet? Bind { get; init; }

    /// <summary>At <c>postBind</c>.</summary>
    public PluginSet? PostBind { get; init; }

    /// <summary>At every extension point that a plugin implements.</summary>
    public PluginSet? MultiPoint { get; init; }

    /// <summary>What is said of single extension points, with the names of the fields.</summary>
    internal IEnumerable<(string Field, ExtensionPoints Point, PluginSet Set)> ByPoint() =>
        from entry in ((string, ExtensionPoints, PluginSet?)[])
        [
            ("preEnqueue", ExtensionPoints.PreEnqueue, PreEnqueue), ("queueSort", ExtensionPoints.QueueSort, QueueSort),
            ("preFilter", ExtensionPoints.PreFilter, PreFilter), ("filter", ExtensionPoints.Filter, Filter),
            ("postFilter", ExtensionPoints.PostFilter, PostFilter), ("preScore", ExtensionPoints.PreScore, PreScore),
            ("score", ExtensionPoints.Score, Score), ("reserve", ExtensionPoints.Reserve, Reserve), ("permit", ExtensionPoints.Permit, Permit),
            ("preBind", ExtensionPoints.PreBind, PreBind), ("bind", ExtensionPoints.Bind, Bind), ("postBind", ExtensionPoints.PostBind, PostBind),
        ]
        where entry.Item3 is not null
        select (entry.Item1, entry.Item2, entry.Item3);
}
