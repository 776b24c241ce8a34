namespace ClusterSim.Lab.Sweeps;

/// <summary>The results of an experiment, or of a part of one.</summary>
/// <param name="Experiment">What is compared.</param>
/// <param name="Shard">The part.</param>
/// <param name="Runs">The records of its runs, ascending by index.</param>
public sealed record SweepResult(ExperimentNames Experiment, Shard Shard, ValueList<RunRecord> Runs)
{
    /// <summary>How long the runs took, in the same order. Not part of the results.</summary>
    public ValueList<RunMeasurement> Measurements { get; init; } = [];

    /// <summary>Joins the parts of one experiment to what it would have given in one go.</summary>
    /// <exception cref="InvalidDataException">They are parts of different experiments, one is missing or there twice, or its runs are not those it should have.</exception>
    public static SweepResult Merge(IEnumerable<SweepResult> parts)
    {
        var sorted = parts.OrderBy(part => part.Shard.Index).ToList();
        if (sorted.Count == 0)
            throw new InvalidDataException("There is nothing to merge.");
        var (experiment, count) = (sorted[0].Experiment, sorted[0].Shard.Count);
        foreach (var (index, part) in sorted.Index())
            Check(part, experiment, count, index, sorted.Count);
        if (sorted.Count < count)
            throw new InvalidDataException($"Shard {sorted.Count} of {count} is missing.");
        return new(experiment, Shard.Whole, ValueList.Of(sorted.SelectMany(part => part.Runs).OrderBy(run => run.Index)))
        {
            Measurements = ValueList.Of(sorted.SelectMany(part => part.Measurements).OrderBy(run => run.Index)),
        };
    }

    private static void Check(SweepResult part, ExperimentNames experiment, int count, int index, int parts)
    {
        if (part.Experiment != experiment || part.Shard.Count != count)
            throw new InvalidDataException("These are parts of different experiments: their workloads, policies, seeds or numbers of shards differ.");
        if (part.Shard.Index > index)
            throw new InvalidDataException($"Shard {index} of {count} is missing.");
        if (part.Shard.Index < index)
            throw new InvalidDataException($"Shard {part.Shard.Index} of {count} is there twice.");
        if (!part.Runs.Select(run => run.Index).SequenceEqual(part.Shard.RunsOf(experiment.Count)))
            throw new InvalidDataException($"Shard {index} of {count} does not hold the runs it should.");
    }
}
