namespace ClusterSim.Lab.Sweeps;

/// <summary>Runs experiments, and keeps of each run what reports show.</summary>
public static class Sweep
{
    /// <summary>Runs an experiment, or a part of it. The results do not depend on how many runs go on at a time.</summary>
    /// <param name="experiment">What is compared.</param>
    /// <param name="shard">The part; null: all of it.</param>
    /// <param name="parallelism">How many runs may go on at a time, from 1 up.</param>
    /// <param name="finished">Is told of each run as it ends, by several threads at a time; null when nobody listens.</param>
    /// <param name="clock">By which runs are timed; null for not at all.</param>
    /// <param name="cancellation">Ends it between two runs.</param>
    /// <exception cref="ArgumentException">The experiment is empty or has something twice, or there is no such part.</exception>
    /// <exception cref="InvalidOperationException">A plugin failed; the message names policy and Pod.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SweepResult Run(
        Experiment experiment, Shard? shard = null, int parallelism = 1, Action<FinishedRun>? finished = null, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var names = ExperimentNames.Of(experiment);
        var part = shard ?? Shard.Whole;
        var runs = experiment.Runs;
        var indexes = part.RunsOf(names.Count).ToArray();
        var kept = RunBatch.Execute(
            [.. indexes.Select(index => runs[index])],
            run =>
            {
                finished?.Invoke(run);
                return (Record: RunRecording.Record(run.Result, indexes[run.Index]), Measurement: MeasurementOf(run, indexes[run.Index]));
            },
            parallelism, clock, cancellation);
        return new(names, part, ValueList.Of(kept.Select(run => run.Record)))
        {
            Measurements = clock is null ? [] : ValueList.Of(kept.Select(run => run.Measurement)),
        };
    }

    private static RunMeasurement MeasurementOf(FinishedRun run, int index) =>
        new(index, run.Result.Workload, run.Result.Policy, run.Result.Seed, run.Result.Totals.Pods, run.Elapsed.TotalSeconds);
}
