namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>ReplicationControllers.</summary>
/// <remarks>Source: printers.go, printReplicationController (v1.36).</remarks>
internal sealed class ReplicationControllerTable : TableLayout<ReplicationController>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Desired", "Replicas is the number of desired replicas. This is a pointer to distinguish between explicit zero and unspecified. Defaults to 1. More info: " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller#what-is-a-replicationcontroller"),
        TableColumn.Number("Current", "Replicas is the most recently observed number of replicas. More info: " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller#what-is-a-replicationcontroller"),
        TableColumn.Number("Ready", "The number of ready replicas for this replication controller."),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", "Selector is a label query over pods that should match the Replicas count. If Selector is empty, it is defaulted to the labels present on the Pod " +
            "template. Label keys and values that must match in order to be controlled by this replication controller, if empty defaulted to labels on Pod " +
            "template. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
    ];

    protected override void Print(ReplicationController controller, TableCells cells) => cells
        .Text(controller.Metadata.Name)
        .Number(controller.Spec.Replicas ?? 0)
        .Number(controller.Status.Replicas)
        .Number(controller.Status.ReadyReplicas)
        .Age(controller)
        .Containers(controller.Spec.Template?.Spec ?? Unset<PodSpec>.Value)
        .Text(CellText.Labels(controller.Spec.Selector));
}
