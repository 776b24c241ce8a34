using System.Globalization;

namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Pods, with a status that says in one word where they stand.</summary>
/// <remarks>Source: printers.go, printPod (v1.36).</remarks>
internal sealed class PodTable : TableLayout<Pod>
{
    private static readonly RowCondition Succeeded = new("Succeeded", "The pod has completed successfully.");
    private static readonly RowCondition Failed = new("Failed", "The pod failed.");

    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.ObjectName,
        TableColumn.Text("Ready", "The aggregate readiness state of this pod for accepting traffic."),
        TableColumn.Text("Status", "The aggregate status of the containers in this pod."),
        TableColumn.Text("Restarts", "The number of times the containers in this pod have been restarted and when the last container in this pod has restarted."),
        TableColumn.Age,
        TableColumn.Wide("IP", "podIP address allocated to the pod. Routable at least within the cluster. Empty if not yet allocated."),
        TableColumn.Wide("Node", "NodeName indicates in which node this pod is scheduled. If empty, this pod is a candidate for scheduling by the scheduler defined in schedulerName. " +
            "Once this field is set, the kubelet for this node becomes responsible for the lifecycle of this pod. This field should not be used to express a " +
            "desire for the pod to be scheduled on a specific node. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename"),
        TableColumn.Wide("Nominated Node", "nominatedNodeName is set only when this pod preempts other pods on the node, but it cannot be scheduled right away as preemption victims receive " +
            "their graceful termination periods. This field does not guarantee that the pod will be scheduled on this node. Scheduler may decide to place the pod " +
            "elsewhere if other nodes become available sooner. Scheduler may also decide to give the resources on this node to a higher priority pod that is " +
            "created after preemption. As a result, this field may be different than PodSpec.nodeName when the pod is scheduled."),
        TableColumn.Wide("Readiness Gates", "If specified, all readiness gates will be evaluated for pod readiness. A pod is ready when all its containers are ready AND all conditions specified " +
            "in the readiness gates have status equal to \"True\" More info: https://git.k8s.io/enhancements/keps/sig-network/580-pod-readiness-gates"),
    ];

    protected override void Print(Pod pod, TableCells cells)
    {
        var summary = PodSummary.Of(pod);
        cells.Text(pod.Metadata.Name)
            .Share(summary.Ready, summary.Containers)
            .Text(summary.Status)
            .Text(Restarts(summary, cells))
            .Age(pod)
            .TextOr(pod.Status.PodIPs is [var first, ..] ? first.Ip : "", CellText.None)
            .TextOr(pod.Spec.NodeName, CellText.None)
            .TextOr(pod.Status.NominatedNodeName, CellText.None)
            .Text(Gates(pod));
    }

    protected override RowCondition? ConditionOf(Pod pod) => pod.Status.Phase switch
    {
        "Succeeded" => Succeeded,
        "Failed" => Failed,
        _ => null,
    };

    private static string Restarts(PodSummary summary, TableCells cells)
    {
        var count = summary.Restarts.ToString(CultureInfo.InvariantCulture);
        return summary is { Restarts: not 0, LastRestart: { } last } ? $"{count} ({cells.Since(last)} ago)" : count;
    }

    private static string Gates(Pod pod)
    {
        if (pod.Spec.ReadinessGates.Count == 0)
            return CellText.None;
        var open = pod.Spec.ReadinessGates.Count(gate => pod.Status.Conditions.FirstOrDefault(condition => condition.Type == gate.ConditionType)?.Status == "True");
        return string.Create(CultureInfo.InvariantCulture, $"{open}/{pod.Spec.ReadinessGates.Count}");
    }
}
