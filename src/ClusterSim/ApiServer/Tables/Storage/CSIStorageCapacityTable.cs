using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Tables.Storage;

/// <summary>CSIStorageCapacities.</summary>
/// <remarks>Source: printers.go, printCSIStorageCapacity (v1.36).</remarks>
internal sealed class CSIStorageCapacityTable : TableLayout<CSIStorageCapacity>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("StorageClassName", "storageClassName represents the name of the StorageClass that the reported capacity applies to. It must meet the same requirements as the name of a " +
            "StorageClass object (non-empty, DNS subdomain). If that object no longer exists, the CSIStorageCapacity object is obsolete and should be removed by " +
            "its creator. This field is immutable."),
        TableColumn.Text("Capacity", "capacity is the value reported by the CSI driver in its GetCapacityResponse for a GetCapacityRequest with topology and parameters that match the " +
            "previous fields.\n\nThe semantic is currently (CSI spec 1.2) defined as: The available capacity, in bytes, of the storage that can be used to provision " +
            "volumes. If not set, that information is currently unavailable."),
    ];

    protected override void Print(CSIStorageCapacity capacity, TableCells cells) =>
        cells.Text(capacity.Metadata.Name).Text(capacity.StorageClassName).Text(capacity.Capacity?.ToString() ?? CellText.NotSet);
}
