namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>PersistentVolumes.</summary>
/// <remarks>Source: printers.go, printPersistentVolume (v1.36).</remarks>
internal sealed class PersistentVolumeTable : TableLayout<PersistentVolume>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Capacity", "capacity is the description of the persistent volume's resources and capacity. More info: " +
            "https://kubernetes.io/docs/concepts/storage/persistent-volumes#capacity"),
        TableColumn.Text("Access Modes", "accessModes contains all ways the volume can be mounted. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes"),
        TableColumn.Text("Reclaim Policy", "persistentVolumeReclaimPolicy defines what happens to a persistent volume when released from its claim. Valid options are Retain (default for " +
            "manually created PersistentVolumes), Delete (default for dynamically provisioned PersistentVolumes), and Recycle (deprecated). Recycle must be " +
            "supported by the volume plugin underlying this PersistentVolume. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#reclaiming"),
        TableColumn.Text("Status", "phase indicates if a volume is available, bound to a claim, or released by a claim. More info: " +
            "https://kubernetes.io/docs/concepts/storage/persistent-volumes#phase"),
        TableColumn.Text("Claim", "claimRef is part of a bi-directional binding between PersistentVolume and PersistentVolumeClaim. Expected to be non-nil when bound. claim.VolumeName " +
            "is the authoritative bind between PV and PVC. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#binding"),
        TableColumn.Text("StorageClass", "StorageClass of the pv"),
        TableColumn.Text("VolumeAttributesClass", "VolumeAttributesClass of the pv"),
        TableColumn.Text("Reason", "reason is a brief CamelCase string that describes any failure and is meant for machine parsing and tidy display in the CLI."),
        TableColumn.Age,
        TableColumn.Wide("VolumeMode", "volumeMode defines if a volume is intended to be used with a formatted filesystem or to remain in raw block state. Value of Filesystem is implied " +
            "when not included in spec."),
    ];

    protected override void Print(PersistentVolume volume, TableCells cells) => cells
        .Text(volume.Metadata.Name)
        .Text(volume.Spec.Capacity.Find("storage").ToString())
        .Text(VolumeCells.AccessModes(volume.Spec.AccessModes))
        .Text(volume.Spec.PersistentVolumeReclaimPolicy)
        .Text(VolumeCells.PhaseOf(volume, volume.Status.Phase))
        .Text(volume.Spec.ClaimRef is { } claim ? claim.Namespace + "/" + claim.Name : "")
        .Text(VolumeCells.ClassOf(volume, volume.Spec.StorageClassName))
        .Text(volume.Spec.VolumeAttributesClassName ?? CellText.NotSet)
        .Text(volume.Status.Reason)
        .Age(volume)
        .Text(volume.Spec.VolumeMode ?? CellText.NotSet);
}
