using System.Globalization;

namespace ClusterSim.Lab.Tests.Openb;

/// <summary>All runs whose order of arrival is given, made once for all tests.</summary>
internal static class PublishedRuns
{
    private static readonly Lazy<Dictionary<(string Trace, string Policy, ulong Seed), RunCurves>> All = new(Execute);

    public static string[] Traces { get; } = ["default", "cpu200", "gpushare100", "gpuspec20", "multigpu50"];

    public static string[] Policies { get; } = ["BestFit", "DotProd", "GpuPacking", "GpuClustering", "FGD"];

    public static RunCurves Of(string trace, string policy, ulong seed) => All.Value[(trace, policy, seed)];

    public static IEnumerable<ulong> Seeds(string trace) => Enumerable.Range(42, 10).Select(seed => (ulong)seed).Where(seed => Published.HasOrder(trace, seed));

    private static Dictionary<(string Trace, string Policy, ulong Seed), RunCurves> Execute()
    {
        var results = new Dictionary<(string, string, ulong), RunCurves>();
        foreach (var trace in Traces)
        {
            var experiment = new Experiment([OpenbTrace.Load(Published.FolderOrSkip(), trace).Shuffled()], [.. Policies.Select(Published.Policy)], [.. Seeds(trace)]);
            RunBatch.Execute(experiment.Runs, Environment.ProcessorCount, finished =>
            {
                var policy = Policies[finished.Index % Policies.Length];
                results.Add((trace, policy, finished.Run.Seed), new(finished.Result));
            });
        }
        return results;
    }
}

/// <summary>What is looked at of a run; its samples are let go.</summary>
internal sealed class RunCurves(RunResult result)
{
    private readonly double _capacity = result.Capacity.GpuMilli;

    public RunTotals Totals { get; } = result.Totals;

    public IReadOnlyList<double?> Allocation { get; } = ArrivalCurve.Allocation(result);

    public IReadOnlyList<double?> Fragmentation { get; } = ArrivalCurve.Fragmentation(result);

    private RunSample Final { get; } = result.Final;

    /// <summary>In the columns of the table of reference runs, from <c>pods</c> to <c>frag_ratio_pct</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Totals.Pods},{Totals.Failed},{100 * Final.Used.GpuMilli / _capacity:F3},{(_capacity - Final.Used.GpuMilli) / 1000:F2},{Final.FragmentedGpuMilli:F2},{100 * Final.FragmentedGpuMilli / (_capacity - Final.Used.GpuMilli):F2}");
}
