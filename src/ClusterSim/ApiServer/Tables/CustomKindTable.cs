namespace ClusterSim.ApiServer.Tables;

/// <summary>The table of kinds that are records of a user's own: name and age, as of custom resources whose definition names no columns.</summary>
/// <remarks>Source: apiextensions-apiserver registry/customresource/tableconvertor (v1.36).</remarks>
internal sealed class CustomKindTable : TableLayout
{
    public static CustomKindTable Instance { get; } = new();

    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Age with { Type = "date" }];

    public override void Print(ApiObject obj, TableCells cells) => cells.Text(obj.Metadata.Name).Age(obj);
}
