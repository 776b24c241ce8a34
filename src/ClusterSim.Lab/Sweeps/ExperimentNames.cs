namespace ClusterSim.Lab.Sweeps;

/// <summary>What an experiment compares, by name: by this results of one experiment know each other.</summary>
/// <param name="Workloads">The workloads.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Seeds">The seeds.</param>
public sealed record ExperimentNames(ValueList<string> Workloads, ValueList<string> Policies, ValueList<ulong> Seeds)
{
    /// <summary>How many runs there are.</summary>
    public int Count => Workloads.Count * Policies.Count * Seeds.Count;

    /// <summary>The names of an experiment.</summary>
    /// <exception cref="ArgumentException">It has no workload, policy or seed, or one is there twice: results could not be told apart.</exception>
    public static ExperimentNames Of(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new(
            Different("workload", experiment.Sources.Select(source => source.Name)),
            Different("policy", experiment.Policies.Select(policy => policy.Name)),
            Different("seed", experiment.Seeds));
    }

    private static ValueList<T> Different<T>(string what, IEnumerable<T> names)
    {
        var list = ValueList.Of(names);
        if (list.Count == 0)
            throw new ArgumentException($"At least one {what} is needed.");
        var twice = list.Where((name, index) => list.Take(index).Contains(name)).ToList();
        return twice.Count == 0 ? list : throw new ArgumentException($"The {what} {twice[0]} is there twice.");
    }
}
