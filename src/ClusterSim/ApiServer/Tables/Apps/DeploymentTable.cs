using ClusterSim.Api.Apps;

namespace ClusterSim.ApiServer.Tables.Apps;

/// <summary>Deployments.</summary>
/// <remarks>Source: printers.go, printDeployment (v1.36).</remarks>
internal sealed class DeploymentTable : TableLayout<Deployment>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Ready", "Number of the pod with ready state"),
        TableColumn.Text("Up-to-date", "Total number of non-terminating pods targeted by this deployment that have the desired template spec."),
        TableColumn.Text("Available", "Total number of available non-terminating pods (ready for at least minReadySeconds) targeted by this deployment."),
        TableColumn.Age,
        TableColumn.ContainerNames,
        TableColumn.ContainerImages,
        TableColumn.Wide("Selector", "Label selector for pods. Existing ReplicaSets whose pods are selected by this will be the ones affected by this deployment. It must match the pod " +
            "template's labels."),
    ];

    protected override void Print(Deployment deployment, TableCells cells) => cells
        .Text(deployment.Metadata.Name)
        .Share(deployment.Status.ReadyReplicas, deployment.Spec.Replicas ?? 0)
        .Number(deployment.Status.UpdatedReplicas)
        .Number(deployment.Status.AvailableReplicas)
        .Age(deployment)
        .Containers(deployment.Spec.Template.Spec)
        .Text(CellText.Query(deployment.Spec.Selector) ?? "<invalid>");
}
