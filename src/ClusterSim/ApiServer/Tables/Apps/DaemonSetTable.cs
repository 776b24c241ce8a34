using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Tables.Apps;

/// <summary>DaemonSets.</summary>
/// <remarks>Source: printers.go, printDaemonSet (v1.36).</remarks>
internal sealed class DaemonSetTable : TableLayout<DaemonSet>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Number("Desired", "The total number of nodes that should be running the daemon pod (including nodes correctly running the daemon pod). More info: " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"),
        TableColumn.Number("Current", "The number of nodes that are running at least 1 daemon pod and are supposed to run the daemon pod. More info: " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"),
        TableColumn.Number("Ready", "numberReady is the number of nodes that should be running the daemon pod and have one or more of the daemon pod running with a Ready Condition."),
        TableColumn.Number("Up-to-date", "The total number of nodes that are running updated daemon pod"),
        TableColumn.Number("Available", "The number of nodes that should be running the daemon pod and have one or more of the daemon pod running and available (ready for at least " +
            "spec.minReadySeconds)"),
        TableColumn.Text("Node Selector", "NodeSelector is a selector which must be true for the pod to fit on a node. Selector which must match a node's labels for the pod to be scheduled on " +
            "that node. More info: https://kubernetes.io/docs/concepts/configuration/assign-pod-node/"),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", "A label query over pods that are managed by the daemon set. Must match in order to be controlled. It must match the pod template's labels. More info: " +
            "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"),
    ];

    protected override void Print(DaemonSet set, TableCells cells) => cells
        .Text(set.Metadata.Name)
        .Number(set.Status.DesiredNumberScheduled)
        .Number(set.Status.CurrentNumberScheduled)
        .Number(set.Status.NumberReady)
        .Number(set.Status.UpdatedNumberScheduled)
        .Number(set.Status.NumberAvailable)
        .Text(CellText.Labels(set.Spec.Template.Spec.NodeSelector))
        .Age(set)
        .Containers(set.Spec.Template.Spec)
        .Text(CellText.Selector(set.Spec.Selector));
}
