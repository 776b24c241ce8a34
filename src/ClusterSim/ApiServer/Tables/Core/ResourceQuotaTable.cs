namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>ResourceQuotas: limits in one column, all else in the other.</summary>
/// <remarks>Source: printers.go, printResourceQuota (v1.36).</remarks>
internal sealed class ResourceQuotaTable : TableLayout<ResourceQuota>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Request", "Request represents a minimum amount of cpu/memory that a container may consume."),
        TableColumn.Text("Limit", "Limits control the maximum amount of cpu/memory that a container may use independent of contention on the node."),
        TableColumn.Age,
    ];

    protected override void Print(ResourceQuota quota, TableCells cells) =>
        cells.Text(quota.Metadata.Name).Text(Shares(quota.Status, ofLimits: false)).Text(Shares(quota.Status, ofLimits: true)).Age(quota);

    private static string Shares(ResourceQuotaStatus status, bool ofLimits) => string.Join(", ", status.Hard
        .Where(entry => entry.Key.StartsWith("limits.", StringComparison.Ordinal) == ofLimits)
        .Select(entry => $"{entry.Key}: {status.Used.Find(entry.Key)}/{entry.Value}"));
}
