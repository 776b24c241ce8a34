using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Tables.Storage;

/// <summary>VolumeAttachments.</summary>
/// <remarks>Source: printers.go, printVolumeAttachment (v1.36).</remarks>
internal sealed class VolumeAttachmentTable : TableLayout<VolumeAttachment>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Attacher", "attacher indicates the name of the volume driver that MUST handle this request. This is the name returned by GetPluginName().") with { Format = "name" },
        TableColumn.Text("PV", "persistentVolumeName represents the name of the persistent volume to attach."),
        TableColumn.Text("Node", "nodeName represents the node that the volume should be attached to."),
        TableColumn.Flag("Attached", "attached indicates the volume is successfully attached. This field must only be set by the entity completing the attach operation, i.e. the " +
            "external-attacher."),
        TableColumn.Age,
    ];

    protected override void Print(VolumeAttachment attachment, TableCells cells) => cells
        .Text(attachment.Metadata.Name)
        .Text(attachment.Spec.Attacher)
        .Text(attachment.Spec.Source.PersistentVolumeName)
        .Text(attachment.Spec.NodeName)
        .Flag(attachment.Status.Attached)
        .Age(attachment);
}
