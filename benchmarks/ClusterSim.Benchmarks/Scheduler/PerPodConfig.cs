using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>Adds what one Pod takes: a workload has as many of them as its size says.</summary>
internal sealed class PerPodConfig : ManualConfig
{
    public PerPodConfig()
    {
        AddColumn(new PerPodColumn("Per pod", "Time per measured Pod", static report => $"{report.ResultStatistics!.Mean / 1_000 / PerPodColumn.PodsOf(report.BenchmarkCase):0.00} us"));
        AddColumn(new PerPodColumn("Allocated per pod", "Memory allocated per measured Pod", static report => $"{(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / PerPodColumn.PodsOf(report.BenchmarkCase)} B"));
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60)); // Names of workloads are long, and alike.
        HideColumns(Column.Error, Column.StdDev, Column.Median, Column.Gen0, Column.Gen1, Column.Gen2);
    }
}
