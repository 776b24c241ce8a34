namespace ClusterSim.Scheduling.Plugins;

/// <summary>Arguments of <see cref="NodeResourcesFit"/>.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, NodeResourcesFitArgs (v1.36).</remarks>
public sealed record NodeResourcesFitOptions
{
    /// <summary>Extended resources that the filter does not look at.</summary>
    public ValueList<string> IgnoredResources { get; init; } = [];

    /// <summary>Groups of extended resources that the filter does not look at: <c>example.com</c> stands for every <c>example.com/…</c>.</summary>
    public ValueList<string> IgnoredResourceGroups { get; init; } = [];

    /// <summary>How Nodes are scored. Default: <see cref="ScoringStrategy.LeastAllocated"/>.</summary>
    public ScoringStrategy ScoringStrategy { get; init; } = ScoringStrategy.LeastAllocated;

    internal bool Ignores(string resource) =>
        ResourceNames.IsExtended(resource)
        && (IgnoredResources.FindIndex(ignored => ignored == resource) >= 0
            || IgnoredResourceGroups.FindIndex(group => group == resource[..resource.IndexOf('/')]) >= 0);
}
