namespace ClusterSim.Nodes.Pods;

/// <summary>Why a kubelet has ended a Pod.</summary>
/// <param name="Reason">As in <c>DeadlineExceeded</c>.</param>
/// <param name="Message">For people.</param>
internal sealed record PodFailure(string Reason, string Message)
{
    public static PodFailure DeadlineExceeded { get; } = new("DeadlineExceeded", "Pod was active on the node longer than the specified deadline");
}
