using ClusterSim.Api.Metrics;

namespace ClusterSim.ApiServer.Tables.Metrics;

/// <summary>NodeMetrics.</summary>
/// <remarks>Source: kubernetes-sigs/metrics-server, pkg/api/table.go, addNodeMetricsToTable (v0.8).</remarks>
internal sealed class NodeMetricsTable : TableLayout<NodeMetrics>
{
    internal static readonly TableColumn[] UsageColumns =
    [
        TableColumn.ObjectName with { Description = "Name of the resource" },
        TableColumn.Text("cpu") with { Format = "quantity" },
        TableColumn.Text("memory") with { Format = "quantity" },
        TableColumn.Text("Window") with { Format = "duration" },
    ];

    public override IReadOnlyList<TableColumn> Columns => UsageColumns;

    protected override void Print(NodeMetrics metrics, TableCells cells) => cells
        .Text(metrics.Metadata.Name)
        .Text(metrics.Usage.Find("cpu").ToString())
        .Text(metrics.Usage.Find("memory").ToString())
        .Text(metrics.Window);
}

/// <summary>PodMetrics: what the containers use together.</summary>
/// <remarks>Source: kubernetes-sigs/metrics-server, pkg/api/table.go, addPodMetricsToTable (v0.8).</remarks>
internal sealed class PodMetricsTable : TableLayout<PodMetrics>
{
    public override IReadOnlyList<TableColumn> Columns => NodeMetricsTable.UsageColumns;

    protected override void Print(PodMetrics metrics, TableCells cells) => cells
        .Text(metrics.Metadata.Name)
        .Text(Sum(metrics, "cpu").ToString())
        .Text(Sum(metrics, "memory").ToString())
        .Text(metrics.Window);

    private static Quantity Sum(PodMetrics metrics, string resource) => metrics.Containers.Aggregate(Quantity.Zero, (sum, container) => sum + container.Usage.Find(resource));
}
