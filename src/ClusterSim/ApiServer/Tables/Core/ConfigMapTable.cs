namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>ConfigMaps.</summary>
/// <remarks>Source: printers.go, printConfigMap (v1.36).</remarks>
internal sealed class ConfigMapTable : TableLayout<ConfigMap>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Text("Data", Data), TableColumn.Age];

    private const string Data = "Data contains the configuration data. Each key must consist of alphanumeric characters, '-', '_' or '.'. Values with non-UTF-8 byte sequences must " +
        "use the BinaryData field. The keys stored in Data must not overlap with the keys in the BinaryData field, this is enforced during validation process.";

    protected override void Print(ConfigMap map, TableCells cells) => cells.Text(map.Metadata.Name).Number(map.Data.Count + map.BinaryData.Count).Age(map);
}
