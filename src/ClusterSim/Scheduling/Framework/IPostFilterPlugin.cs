namespace ClusterSim.Scheduling;

/// <summary>Tries to help a Pod that fits no Node, as preemption does.</summary>
public interface IPostFilterPlugin : ISchedulerPlugin
{
    /// <summary>Called for each plugin in turn until one succeeds. What the others say ends up in the Pod's event.</summary>
    /// <param name="pod">What the Pod asks for.</param>
    /// <param name="state">Notes of this cycle, with the Pod.</param>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="diagnosis">Why each Node was rejected.</param>
    PostFilterResult PostFilter(PodShape pod, CycleState state, Snapshot snapshot, Diagnosis diagnosis);
}
