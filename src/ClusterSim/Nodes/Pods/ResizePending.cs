namespace ClusterSim.Nodes.Pods;

/// <summary>Why a Pod keeps the resources it has, although others are wanted.</summary>
/// <param name="Reason"><c>Deferred</c>: there is no room now; <c>Infeasible</c>: there never will be.</param>
/// <param name="Message">For people.</param>
internal sealed record ResizePending(string Reason, string Message)
{
    public const string Deferred = "Deferred";
    public const string Infeasible = "Infeasible";
}
