using ClusterSim.Api.Resources;

namespace ClusterSim.ApiServer.Tables.Resources;

/// <summary>DeviceClasses.</summary>
/// <remarks>Source: printers.go, printDeviceClass (v1.36).</remarks>
internal sealed class DeviceClassTable : TableLayout<DeviceClass>
{
    public override IReadOnlyList<TableColumn> Columns { get; } = [TableColumn.ObjectName, TableColumn.Age];

    protected override void Print(DeviceClass @class, TableCells cells) => cells.Text(@class.Metadata.Name).Age(@class);
}
