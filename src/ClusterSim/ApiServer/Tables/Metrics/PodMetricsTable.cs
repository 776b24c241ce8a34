using ClusterSim.Api.Metrics;

namespace ClusterSim.ApiServer.Tables.Metrics;

/// <summary>PodMetrics.</summary>
/// <remarks>Source: metrics-server pkg/api/table.go (v0.8).</remarks>
internal sealed class PodMetricsTable : TableLayout<PodMetrics>
{
    public override IReadOnlyList<TableColumn> Columns => MetricsColumns.All;

    protected override void Print(PodMetrics metrics, TableCells cells) => cells
        .Text(metrics.Metadata.Name)
        .Text(Total(metrics, "cpu"))
        .Text(Total(metrics, "memory"))
        .Text(metrics.Window);

    private static string Total(PodMetrics metrics, string resource) =>
        metrics.Containers.Select(container => container.Usage.Find(resource)).Aggregate(Quantity.Zero, (total, amount) => total + amount).ToString();
}
