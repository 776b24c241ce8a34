using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using ClusterSim.SchedulerPerf;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>A figure divided by the number of measured Pods.</summary>
internal sealed class PerPodColumn(string name, string legend, Func<BenchmarkReport, string> value) : IColumn
{
    public string Id => $"{nameof(PerPodColumn)}.{name}";

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public static int PodsOf(BenchmarkCase benchmark) => ((Workload)benchmark.Parameters[nameof(Workload)]).MeasuredPods((int)benchmark.Parameters["Nodes"]).Count();

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase] is { ResultStatistics: not null } report ? value(report) : "NA";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
}
