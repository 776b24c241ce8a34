using ClusterSim.Scheduling.Plugins;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>What the arguments in a file, which are valid, mean to the plugins.</summary>
internal static class PluginOptions
{
    public static NodeResourcesFitOptions From(NodeResourcesFitArgs args) => new()
    {
        IgnoredResources = args.IgnoredResources,
        IgnoredResourceGroups = args.IgnoredResourceGroups,
        ScoringStrategy = args.ScoringStrategy is { } strategy ? From(strategy) : ScoringStrategy.LeastAllocated,
    };

    /// <summary>The resources to balance; null for the default ones.</summary>
    public static ValueList<ResourceSpec>? From(NodeResourcesBalancedAllocationArgs args) => args.Resources.Count == 0 ? null : From(args.Resources);

    public static DefaultPreemptionOptions From(DefaultPreemptionArgs args)
    {
        var options = new DefaultPreemptionOptions();
        return options with
        {
            MinCandidateNodesPercentage = args.MinCandidateNodesPercentage ?? options.MinCandidateNodesPercentage,
            MinCandidateNodesAbsolute = args.MinCandidateNodesAbsolute ?? options.MinCandidateNodesAbsolute,
        };
    }

    public static VolumeBindingOptions From(VolumeBindingArgs args)
    {
        var options = new VolumeBindingOptions();
        return args.BindTimeoutSeconds is { } seconds ? options with { BindTimeout = TimeSpan.FromSeconds(seconds) } : options;
    }

    public static PodTopologySpreadOptions From(PodTopologySpreadArgs args) => new()
    {
        DefaultConstraints = args.DefaultConstraints,
        DefaultingType = args.DefaultingType == nameof(TopologySpreadDefaulting.List) ? TopologySpreadDefaulting.List : TopologySpreadDefaulting.System,
    };

    public static InterPodAffinityOptions From(InterPodAffinityArgs args)
    {
        var options = new InterPodAffinityOptions();
        return options with
        {
            HardPodAffinityWeight = args.HardPodAffinityWeight ?? options.HardPodAffinityWeight,
            IgnorePreferredTermsOfExistingPods = args.IgnorePreferredTermsOfExistingPods,
        };
    }

    private static ScoringStrategy From(ScoringStrategyArgs strategy) => new()
    {
        Type = Enum.Parse<ScoringStrategyType>(strategy.Type!),
        Resources = strategy.Resources.Count == 0 ? ScoringStrategy.LeastAllocated.Resources : From(strategy.Resources),
        Shape = [.. (strategy.RequestedToCapacityRatio?.Shape ?? []).Select(static point => new UtilizationShapePoint(point.Utilization, point.Score))],
    };

    private static ValueList<ResourceSpec> From(ValueList<ResourceSpecArgs> resources) =>
        [.. resources.Select(static resource => new ResourceSpec(resource.Name, resource.Weight is null or 0 ? 1 : resource.Weight.Value))];
}
