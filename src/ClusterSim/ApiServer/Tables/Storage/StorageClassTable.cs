using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Tables.Storage;

/// <summary>StorageClasses; the default one is marked as such.</summary>
/// <remarks>Source: printers.go, printStorageClass; pkg/apis/storage/util/helpers.go, IsDefaultAnnotation (v1.36).</remarks>
internal sealed class StorageClassTable : TableLayout<StorageClass>
{
    private static readonly string[] DefaultAnnotations = ["storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class"];

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Provisioner", "provisioner indicates the type of the provisioner."),
        TableColumn.Text("ReclaimPolicy", "reclaimPolicy controls the reclaimPolicy for dynamically provisioned PersistentVolumes of this storage class. Defaults to Delete."),
        TableColumn.Text("VolumeBindingMode", "volumeBindingMode indicates how PersistentVolumeClaims should be provisioned and bound.  When unset, VolumeBindingImmediate is used. This field is " +
            "only honored by servers that enable the VolumeScheduling feature."),
        TableColumn.Text("AllowVolumeExpansion", "allowVolumeExpansion shows whether the storage class allow volume expand."),
        TableColumn.Age,
    ];

    protected override void Print(StorageClass @class, TableCells cells) => cells
        .Text(IsDefault(@class) ? @class.Metadata.Name + " (default)" : @class.Metadata.Name)
        .Text(@class.Provisioner)
        .Text(@class.ReclaimPolicy ?? "Delete")
        .Text(@class.VolumeBindingMode ?? "Immediate")
        .Flag(@class.AllowVolumeExpansion == true)
        .Age(@class);

    private static bool IsDefault(StorageClass @class) => Array.Exists(DefaultAnnotations, annotation => @class.Metadata.Annotations.Find(annotation) == "true");
}
