using System.Diagnostics;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>Measures the scheduler with its workloads in minutes, where BenchmarkDotNet takes hours, and prints a table.</summary>
internal static class SchedulerRun
{
    private const string Usage = """
        scheduler [NAME...] [--nodes 100,1000,5000,15000] [--end-to-end] [--runs 3] [--limit 120] [--markdown] [--list]
          NAME           workloads by name, or by a part of it; all of them unless given
          --nodes        at how many nodes; 100, 1,000, 5,000 and 15,000 unless given
          --end-to-end   from creation to binding, through API server and scheduler, in place of the algorithm alone
          --runs         how often each is run; what counts is the median
          --limit        leaves rows out of which one run would take longer than so many seconds, going by the row before
          --markdown     prints the table as docs/performance.md has it
          --list         prints the names of the workloads
        """;

    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(2), MostWarmth = TimeSpan.FromSeconds(10);

    public static int Run(string[] args)
    {
        SchedulerRunOptions options;
        try
        {
            options = SchedulerRunOptions.Parse(args);
        }
        catch (FormatException problem)
        {
            Console.Error.WriteLine(problem.Message);
            Console.Error.WriteLine(Usage);
            return 2;
        }
        if (options.List)
        {
            foreach (var workload in options.Workloads)
                Console.WriteLine(workload);
            return 0;
        }
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Measure(options);
        return 0;
    }

    private static void Measure(SchedulerRunOptions options)
    {
        var table = new MeasurementTable(options.Markdown, options.EndToEnd);
        table.Begin();
        foreach (var workload in options.Workloads)
        {
            WarmUp(workload, options);
            MeasureSizes(workload, options, table);
        }
    }

    private static void MeasureSizes(Workload workload, SchedulerRunOptions options, MeasurementTable table)
    {
        Measurement? last = null;
        foreach (var size in options.Sizes)
        {
            if (last is not null && last.ExpectedAt(size) is var expected && expected > options.Limit)
                table.LeaveOut(workload, size, expected);
            else
                table.Add(last = Measurement.Take(workload, size, options.Runs, options.EndToEnd));
        }
    }

    // Until .NET has compiled what is hot, everything takes several times as long; on a busy machine it takes its time to do so.
    private static void WarmUp(Workload workload, SchedulerRunOptions options)
    {
        var (clock, best, isImproving) = (Stopwatch.StartNew(), TimeSpan.MaxValue, true);
        while (clock.Elapsed < Warmth || (isImproving && clock.Elapsed < MostWarmth))
        {
            var busy = Measurement.Take(workload, options.Sizes[0], 1, options.EndToEnd).Busy;
            isImproving = busy < best * 0.95;
            best = busy < best ? busy : best;
        }
    }
}
