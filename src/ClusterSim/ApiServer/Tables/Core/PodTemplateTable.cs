namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>PodTemplates.</summary>
/// <remarks>Source: printers.go, printPodTemplate (v1.36).</remarks>
internal sealed class PodTemplateTable : TableLayout<PodTemplate>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.ContainerNames with { Priority = 0 },
        TableColumn.ContainerImages with { Priority = 0 },
        TableColumn.Text("Pod Labels", "The labels for the pod template."),
    ];

    protected override void Print(PodTemplate template, TableCells cells) =>
        cells.Text(template.Metadata.Name).Containers(template.Template.Spec).Text(CellText.Labels(template.Template.Metadata.Labels));
}
