namespace ClusterSim.ApiServer.Tables;

/// <summary>The table of all kinds that have no columns of their own: name and time of creation.</summary>
/// <remarks>Source: apiserver registry/rest/table.go, defaultTableConvertor (v1.36).</remarks>
internal sealed class DefaultTable : TableLayout
{
    public static DefaultTable Instance { get; } = new();

    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.CreatedAt];

    public override bool HasNullRows => true;

    public override void Print(ApiObject obj, TableCells cells) => cells
        .Text(obj.Metadata.Name)
        .Text(obj.Metadata.CreationTimestamp?.ToString() ?? "0001-01-01T00:00:00Z");
}
