using System.Globalization;
using ClusterSim.Api.Autoscaling;

namespace ClusterSim.ApiServer.Tables.Autoscaling;

/// <summary>HorizontalPodAutoscalers, of either version.</summary>
/// <remarks>Source: printers.go, printHorizontalPodAutoscaler (v1.36).</remarks>
internal sealed class HorizontalPodAutoscalerTable : TableLayout<HorizontalPodAutoscaler>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Reference", "scaleTargetRef points to the target resource to scale, and is used to the pods for which metrics should be collected, as well as to actually change " +
            "the replica count."),
        TableColumn.Text("Targets", "metrics contains the specifications for which to use to calculate the desired replica count (the maximum replica count across all metrics will be " +
            "used).  The desired replica count is calculated multiplying the ratio between the target value and the current value by the current number of pods.  " +
            "Ergo, metrics used must decrease as the pod count is increased, and vice-versa.  See the individual metric source types for more information about " +
            "how each type of metric must respond. If not set, the default metric will be set to 80% average CPU utilization."),
        TableColumn.Text("MinPods", "minReplicas is the lower limit for the number of replicas to which the autoscaler can scale down.  It defaults to 1 pod.  minReplicas is allowed to " +
            "be 0 if the alpha feature gate HPAScaleToZero is enabled and at least one Object or External metric is configured.  Scaling is active as long as at " +
            "least one metric value is available."),
        TableColumn.Text("MaxPods", "maxReplicas is the upper limit for the number of replicas to which the autoscaler can scale up. It cannot be less that minReplicas."),
        TableColumn.Text("Replicas", "currentReplicas is current number of replicas of pods managed by this autoscaler, as last seen by the autoscaler."),
        TableColumn.Age,
    ];

    protected override void Print(HorizontalPodAutoscaler autoscaler, TableCells cells) => cells
        .Text(autoscaler.Metadata.Name)
        .Text(autoscaler.Spec.ScaleTargetRef.Kind + "/" + autoscaler.Spec.ScaleTargetRef.Name)
        .Text(MetricText.Of(autoscaler.Spec.Metrics, autoscaler.Status.CurrentMetrics))
        .Text(autoscaler.Spec.MinReplicas?.ToString(CultureInfo.InvariantCulture) ?? CellText.NotSet)
        .Number(autoscaler.Spec.MaxReplicas)
        .Number(autoscaler.Status.CurrentReplicas)
        .Age(autoscaler);
}
