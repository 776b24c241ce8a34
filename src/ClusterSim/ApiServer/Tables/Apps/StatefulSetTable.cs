using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Tables.Apps;

/// <summary>StatefulSets.</summary>
/// <remarks>Source: printers.go, printStatefulSet (v1.36).</remarks>
internal sealed class StatefulSetTable : TableLayout<StatefulSet>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Ready", "Number of the pod with ready state"),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
    ];

    protected override void Print(StatefulSet set, TableCells cells) =>
        cells.Text(set.Metadata.Name).Share(set.Status.ReadyReplicas, set.Spec.Replicas ?? 0).Age(set).Containers(set.Spec.Template.Spec);
}
