namespace ClusterSim.Scheduling;

/// <summary>Allows, denies or delays the binding of a Pod that has been given a Node.</summary>
public interface IPermitPlugin : ISchedulerPlugin
{
    /// <summary>Success, a rejection, or a wait of at most some time.</summary>
    PermitResult Permit(Pod pod, CycleState state, string nodeName);
}
