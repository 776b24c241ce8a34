using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Tables.Apps;

/// <summary>ReplicaSets.</summary>
/// <remarks>Source: printers.go, printReplicaSet (v1.36).</remarks>
internal sealed class ReplicaSetTable : TableLayout<ReplicaSet>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Desired", "Replicas is the number of desired pods. This is a pointer to distinguish between explicit zero and unspecified. Defaults to 1. More info: " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset"),
        TableColumn.Number("Current", "Replicas is the most recently observed number of non-terminating pods. More info: https://kubernetes.io/docs/concepts/workloads/controllers/replicaset"),
        TableColumn.Number("Ready", "The number of non-terminating pods targeted by this ReplicaSet with a Ready Condition."),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", "Selector is a label query over pods that should match the replica count. Label keys and values that must match in order to be controlled by this " +
            "replica set. It must match the pod template's labels. More info: " +
            "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
    ];

    protected override void Print(ReplicaSet set, TableCells cells) => cells
        .Text(set.Metadata.Name)
        .Number(set.Spec.Replicas ?? 0)
        .Number(set.Status.Replicas)
        .Number(set.Status.ReadyReplicas)
        .Age(set)
        .Containers(set.Spec.Template.Spec)
        .Text(CellText.Selector(set.Spec.Selector));
}
