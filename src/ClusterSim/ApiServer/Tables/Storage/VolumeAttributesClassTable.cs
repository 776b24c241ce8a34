using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Tables.Storage;

/// <summary>VolumeAttributesClasses.</summary>
/// <remarks>Source: printers.go, printVolumeAttributesClass (v1.36).</remarks>
internal sealed class VolumeAttributesClassTable : TableLayout<VolumeAttributesClass>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("DriverName", "driverName is the name of the CSI driver This field is immutable."),
        TableColumn.Age,
    ];

    protected override void Print(VolumeAttributesClass @class, TableCells cells) => cells.Text(@class.Metadata.Name).Text(@class.DriverName).Age(@class);
}
