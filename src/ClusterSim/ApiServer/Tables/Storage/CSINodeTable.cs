using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Tables.Storage;

/// <summary>CSINodes.</summary>
/// <remarks>Source: printers.go, printCSINode (v1.36).</remarks>
internal sealed class CSINodeTable : TableLayout<CSINode>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Drivers", "Drivers indicates the number of CSI drivers registered on the node"),
        TableColumn.Age,
    ];

    protected override void Print(CSINode node, TableCells cells) => cells.Text(node.Metadata.Name).Number(node.Spec.Drivers.Count).Age(node);
}
