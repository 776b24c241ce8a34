using System.Diagnostics;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>What a workload took at one size.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Size">How many Nodes were asked for.</param>
/// <param name="Pods">How many Pods were measured.</param>
/// <param name="Placed">How many of them got a Node.</param>
/// <param name="Elapsed">How long all of it took; the median of the runs.</param>
/// <param name="Busy">How long the processors were busy with it, collecting garbage and compiling included; the median of the runs.</param>
/// <param name="AllocatedBytes">What was allocated meanwhile; the median of the runs.</param>
/// <param name="P50">How long half of the Pods took at most; null end to end, where no Pod is alone.</param>
/// <param name="P99">How long all but a hundredth took at most; null likewise.</param>
internal sealed record Measurement(Workload Workload, int Size, int Pods, int Placed, TimeSpan Elapsed, TimeSpan Busy, long AllocatedBytes, TimeSpan? P50, TimeSpan? P99)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    public double MicrosecondsPerPod => Elapsed.TotalMicroseconds / Pods;

    /// <summary>Tells what the algorithm costs even while other work runs on the machine.</summary>
    public double BusyMicrosecondsPerPod => Busy.TotalMicroseconds / Pods;

    public double PodsPerSecond => Pods / Elapsed.TotalSeconds;

    public long BytesPerPod => AllocatedBytes / Pods;

    /// <summary>How long one run at another size would take at most, if each Pod took as many times longer as there are more Nodes.</summary>
    public TimeSpan ExpectedAt(int size) => Elapsed * ((double)size / Size) * ((double)Workload.MeasuredPods(size).Count() / Pods);

    /// <summary>Runs a workload a few times, but no more often than its budget of time allows.</summary>
    public static Measurement Take(Workload workload, int size, int runs, bool endToEnd)
    {
        var results = new List<Once>();
        var clock = Stopwatch.StartNew();
        do
            results.Add(endToEnd ? RunCluster(workload, size) : RunAlgorithm(workload, size, null));
        while (results.Count < runs && clock.Elapsed < Budget);
        var (pods, placed) = (results[0].Pods, results[0].Placed);
        var (elapsed, busy) = (Median(results.Select(static once => once.Elapsed.Ticks)), Median(results.Select(static once => once.Busy.Ticks)));
        var allocated = Median(results.Select(static once => once.AllocatedBytes));
        if (endToEnd)
            return new(workload, size, pods, placed, new(elapsed), new(busy), allocated, null, null);
        var ticks = new long[pods];
        RunAlgorithm(workload, size, ticks); // One more run, since asking the time for each Pod takes time.
        Array.Sort(ticks);
        return new(workload, size, pods, placed, new(elapsed), new(busy), allocated, Percentile(ticks, 50), Percentile(ticks, 99));
    }

    private static Once RunAlgorithm(Workload workload, int size, long[]? ticks)
    {
        var run = new AlgorithmRun(workload, size);
        return Clocked(() => run.Go(ticks), run.Pods.Count);
    }

    private static Once RunCluster(Workload workload, int size)
    {
        using var run = new EndToEndRun(workload, size);
        return Clocked(run.Go, run.Pods.Count) with { Placed = run.NodeNames.Count(static node => node is not null) };
    }

    private static Once Clocked(Action body, int pods) => Clocked(() => { body(); return 0; }, pods);

    private static Once Clocked(Func<int> body, int pods)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var placed = body();
        clock.Stop();
        return new(pods, placed, clock.Elapsed, Environment.CpuUsage.TotalTime - busy, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static long Median(IEnumerable<long> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static TimeSpan Percentile(long[] sortedTicks, int percent) =>
        Stopwatch.GetElapsedTime(0, sortedTicks[Math.Min(sortedTicks.Length - 1, sortedTicks.Length * percent / 100)]);

    private readonly record struct Once(int Pods, int Placed, TimeSpan Elapsed, TimeSpan Busy, long AllocatedBytes);
}
