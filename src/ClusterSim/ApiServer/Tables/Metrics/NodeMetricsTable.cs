using ClusterSim.Api.Metrics;

namespace ClusterSim.ApiServer.Tables.Metrics;

/// <summary>NodeMetrics.</summary>
/// <remarks>Source: metrics-server pkg/api/table.go (v0.8).</remarks>
internal sealed class NodeMetricsTable : TableLayout<NodeMetrics>
{
    public override IReadOnlyList<TableColumn> Columns => MetricsColumns.All;

    protected override void Print(NodeMetrics metrics, TableCells cells) => cells
        .Text(metrics.Metadata.Name)
        .Text(metrics.Usage.Find("cpu").ToString())
        .Text(metrics.Usage.Find("memory").ToString())
        .Text(metrics.Window);
}
