using System.Globalization;

namespace SchedulerLab;

/// <summary>The published experiment on the openb trace, with how long it takes.</summary>
internal static class OpenbRun
{
    public static void Print(string folder, string variant, ulong seed, IReadOnlyList<Policy> policies)
    {
        var experiment = new Experiment([OpenbTrace.Load(folder, variant).Shuffled()], [.. policies], [seed]);
        RunBatch.Execute(experiment.Runs); // Once for the compiler.
        Console.WriteLine($"{"policy",-15}{"pods",8}{"failed",8}{"GPUs used %",13}{"fragmented %",14}{"seconds",9}{"µs/decision",13}");
        RunBatch.Execute(experiment.Runs, finished: Print, clock: TimeProvider.System);
    }

    private static void Print(FinishedRun run)
    {
        var (result, last) = (run.Result, run.Result.Final);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Policy,-15}{result.Totals.Pods,8}{result.Totals.Failed,8}{100.0 * last.Used.GpuMilli / result.Capacity.GpuMilli,13:F2}{100 * last.FragmentedGpuMilli / (result.Capacity - last.Used).GpuMilli,14:F2}{run.Elapsed.TotalSeconds,9:F3}{run.Elapsed.TotalMicroseconds / result.Totals.Pods,13:F1}"));
    }
}
