using ClusterSim.Api.Autoscaling.V1;

namespace ClusterSim.ApiServer.Tables.Autoscaling;

/// <summary>The scale of a workload.</summary>
/// <remarks>Source: printers.go, printScale (v1.36).</remarks>
internal sealed class ScaleTable : TableLayout<Scale>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName with { Format = "" },
        TableColumn.Number("Desired", "replicas is the desired number of instances for the scaled object."),
        TableColumn.Number("Available", "replicas is the actual number of observed instances of the scaled object."),
        TableColumn.Age,
    ];

    protected override void Print(Scale scale, TableCells cells) => cells.Text(scale.Metadata.Name).Number(scale.Spec.Replicas).Number(scale.Status.Replicas).Age(scale);
}
