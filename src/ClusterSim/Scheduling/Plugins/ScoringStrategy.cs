namespace ClusterSim.Scheduling.Plugins;

/// <summary>How <see cref="NodeResourcesFit"/> scores Nodes.</summary>
/// <remarks>Source: kube-scheduler config types_pluginargs.go, ScoringStrategy (v1.36).</remarks>
public sealed record ScoringStrategy
{
    /// <summary>Prefers Nodes with the most CPU and memory left; the default.</summary>
    public static ScoringStrategy LeastAllocated { get; } = new();

    /// <summary>Prefers Nodes with the least CPU and memory left.</summary>
    public static ScoringStrategy MostAllocated { get; } = new() { Type = ScoringStrategyType.MostAllocated };

    /// <summary>Which Nodes are preferred.</summary>
    public ScoringStrategyType Type { get; init; } = ScoringStrategyType.LeastAllocated;

    /// <summary>What is looked at; CPU and memory alike by default.</summary>
    public ValueList<ResourceSpec> Resources { get; init; } = [new(ResourceNames.Cpu), new(ResourceNames.Memory)];

    /// <summary>For <see cref="ScoringStrategyType.RequestedToCapacityRatio"/>: points of rising utilisation, at least one.</summary>
    public ValueList<UtilizationShapePoint> Shape { get; init; } = [];

    internal void Validate()
    {
        if (Resources.Any(static resource => resource.Weight is < 1 or > 100))
            throw new ArgumentException("scoringStrategy.resources: a resource's weight must be from 1 to 100.");
        if (Type != ScoringStrategyType.RequestedToCapacityRatio)
            return;
        if (Shape.Count == 0)
            throw new ArgumentException("scoringStrategy.requestedToCapacityRatio.shape: at least one point must be specified.");
        for (var i = 0; i < Shape.Count; i++)
        {
            if (Shape[i].Utilization is < 0 or > 100 || Shape[i].Score is < 0 or > 10 || (i > 0 && Shape[i].Utilization <= Shape[i - 1].Utilization))
                throw new ArgumentException($"scoringStrategy.requestedToCapacityRatio.shape[{i}]: utilization must rise from 0 to 100, score be from 0 to 10.");
        }
    }
}
