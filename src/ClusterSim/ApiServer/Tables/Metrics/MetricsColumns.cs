namespace ClusterSim.ApiServer.Tables.Metrics;

/// <summary>The columns of metrics, of Nodes and Pods alike.</summary>
/// <remarks>Source: metrics-server pkg/api/table.go (v0.8).</remarks>
internal static class MetricsColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        TableColumn.ObjectName with { Description = "Name of the resource" },
        TableColumn.Text("cpu") with { Format = "quantity" },
        TableColumn.Text("memory") with { Format = "quantity" },
        TableColumn.Text("Window") with { Format = "duration" },
    ];
}
