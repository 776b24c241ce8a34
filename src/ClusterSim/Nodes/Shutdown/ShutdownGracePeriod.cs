namespace ClusterSim.Nodes.Shutdown;

/// <summary>How long Pods of a priority get when their machine is shut down.</summary>
/// <param name="Priority">For Pods of this priority and higher ones, up to the next that is given.</param>
/// <param name="Period">How long they get; a Pod's own grace period counts where it is shorter.</param>
public sealed record ShutdownGracePeriod(int Priority, TimeSpan Period);
