namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>PersistentVolumeClaims.</summary>
/// <remarks>Source: printers.go, printPersistentVolumeClaim (v1.36).</remarks>
internal sealed class PersistentVolumeClaimTable : TableLayout<PersistentVolumeClaim>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Status", "phase represents the current phase of PersistentVolumeClaim."),
        TableColumn.Text("Volume", "volumeName is the binding reference to the PersistentVolume backing this claim."),
        TableColumn.Text("Capacity", "capacity represents the actual resources of the underlying volume."),
        TableColumn.Text("Access Modes", "accessModes contains the actual access modes the volume backing the PVC has. More info: " +
            "https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes-1"),
        TableColumn.Text("StorageClass", "StorageClass of the pvc"),
        TableColumn.Text("VolumeAttributesClass", "VolumeAttributesClass of the pvc"),
        TableColumn.Age,
        TableColumn.Wide("VolumeMode", "volumeMode defines what type of volume is required by the claim. Value of Filesystem is implied when not included in claim spec."),
    ];

    protected override void Print(PersistentVolumeClaim claim, TableCells cells)
    {
        var hasVolume = !string.IsNullOrEmpty(claim.Spec.VolumeName);
        cells.Text(claim.Metadata.Name)
            .Text(VolumeCells.PhaseOf(claim, claim.Status.Phase))
            .Text(claim.Spec.VolumeName)
            .Text(hasVolume ? claim.Status.Capacity.Find("storage").ToString() : "")
            .Text(hasVolume ? VolumeCells.AccessModes(claim.Status.AccessModes) : "")
            .Text(VolumeCells.ClassOf(claim, claim.Spec.StorageClassName))
            .Text(claim.Spec.VolumeAttributesClassName ?? CellText.NotSet)
            .Age(claim)
            .Text(claim.Spec.VolumeMode ?? CellText.NotSet);
    }
}
