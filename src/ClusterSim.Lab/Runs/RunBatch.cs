using System.Runtime.ExceptionServices;

namespace ClusterSim.Lab;

/// <summary>Executes many runs, several at a time if wanted. The results do not depend on how many.</summary>
public static class RunBatch
{
    /// <summary>Executes runs.</summary>
    /// <param name="runs">The runs. Neighbours of the same source and seed share a workload.</param>
    /// <param name="parallelism">How many may run at a time, from 1 up. With 1, everything happens on the caller's thread.</param>
    /// <param name="finished">Is told of each run as it ends, one at a time, in no certain order; null when nobody listens.</param>
    /// <param name="clock">By which runs are timed; null for not at all.</param>
    /// <param name="cancellation">Ends the batch between two runs.</param>
    /// <returns>The results, in the order of <paramref name="runs"/>.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<RunResult> Execute(
        IReadOnlyList<LabRun> runs, int parallelism = 1, Action<FinishedRun>? finished = null, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var telling = new Lock();
        return Execute(runs, Tell, parallelism, clock, cancellation);

        RunResult Tell(FinishedRun run)
        {
            lock (telling)
                finished?.Invoke(run);
            return run.Result;
        }
    }

    /// <summary>Executes runs, and keeps of each only what somebody asks for: the samples of thousands of runs would fill a machine's memory.</summary>
    /// <param name="runs">The runs. Neighbours of the same source and seed share a workload.</param>
    /// <param name="keep">What is kept of a run; called as each ends, by several threads at a time.</param>
    /// <param name="parallelism">How many may run at a time, from 1 up. With 1, everything happens on the caller's thread.</param>
    /// <param name="clock">By which runs are timed; null for not at all.</param>
    /// <param name="cancellation">Ends the batch between two runs.</param>
    /// <returns>What was kept, in the order of <paramref name="runs"/>.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<T> Execute<T>(
        IReadOnlyList<LabRun> runs, Func<FinishedRun, T> keep, int parallelism = 1, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        var batch = new Batch<T>(runs, keep, clock, cancellation);
        if (parallelism == 1)
            batch.Work();
        else
            batch.WorkOn(Math.Clamp(runs.Count, 1, parallelism));
        return batch.Results;
    }

    private sealed class Batch<T>(IReadOnlyList<LabRun> runs, Func<FinishedRun, T> keep, TimeProvider? clock, CancellationToken cancellation)
    {
        private readonly Lazy<Workload>?[] _workloads = ShareWorkloads(runs);
        private int _last = -1;

        public T[] Results { get; } = new T[runs.Count];

        public void Work()
        {
            int index;
            while ((index = Interlocked.Increment(ref _last)) < runs.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                Execute(index);
            }
        }

        // Runs share nothing that changes, so here, and nowhere else in the lab, are threads.
#pragma warning disable RS0030
        public void WorkOn(int threads)
        {
            try
            {
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work());
            }
            catch (AggregateException e)
            {
                ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }
        }
#pragma warning restore RS0030

        private void Execute(int index)
        {
            var run = runs[index];
            var workload = _workloads[index]!.Value;
            _workloads[index] = null; // The last of its neighbours lets it go.
            var start = clock?.GetTimestamp() ?? 0;
            var result = LabRun.Execute(workload, run.Policy, run.Seed);
            var elapsed = clock?.GetElapsedTime(start) ?? TimeSpan.Zero;
            Results[index] = keep(new(index, run, result, elapsed));
        }

        private static Lazy<Workload>?[] ShareWorkloads(IReadOnlyList<LabRun> runs)
        {
            var workloads = new Lazy<Workload>?[runs.Count];
            for (var i = 0; i < runs.Count; i++)
            {
                var run = runs[i];
                var isNeighbour = i > 0 && runs[i - 1].Seed == run.Seed && runs[i - 1].Source == run.Source;
                workloads[i] = isNeighbour ? workloads[i - 1] : new(() => run.Source.Create(run.Seed));
            }
            return workloads;
        }
    }
}
