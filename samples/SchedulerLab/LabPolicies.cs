namespace SchedulerLab;

/// <summary>The policies of this sample, by name.</summary>
public static class LabPolicies
{
    /// <summary>Kubernetes' default profile, as it is.</summary>
    public static Policy Kubernetes { get; } = new("Kubernetes", run => run.Defaults()) { Ties = TieRule.Random };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        Policy.Scoring("Random", run => new RandomFit(run)) with { Ties = TieRule.Random },
        Policy.Scoring("FirstFit", _ => new FirstFit()),
        Policy.Scoring("BestFit", run => new BestFit(run)),
        Policy.Scoring("WorstFit", run => new WorstFit(run)),
        Policy.Scoring("DotProduct", run => new DotProduct(run)),
        Policy.Scoring("GpuPacking", run => new GpuPacking(run)),
        Policy.Scoring("GpuClustering", run => new GpuClustering(run)),
        Policy.Scoring("FGD", run => new FragmentationGradientDescent(run)),
        Kubernetes,
    ];

    /// <summary>The policy of that name, in any case of letters; null for none.</summary>
    public static Policy? Find(string name) => All.FirstOrDefault(policy => policy.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
