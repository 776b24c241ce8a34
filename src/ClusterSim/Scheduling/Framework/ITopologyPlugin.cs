namespace ClusterSim.Scheduling;

/// <summary>A Filter plugin whose verdicts depend on Pods elsewhere (<see cref="Dependencies.Topology"/>) and that can tell for which Nodes they changed.</summary>
/// <remarks>Without it such a plugin is asked about every Node for every Pod. Its verdicts may depend on nothing else that is good for one cycle only.</remarks>
public interface ITopologyPlugin : IFilterPlugin
{
    /// <summary>Collects the rows whose verdict may be another than when this was last asked about the shape; all of them the first time.</summary>
    /// <remarks>Called in each cycle before <see cref="IFilterPlugin.Filter"/>, unless the plugin asked to be left out. Too many rows only cost time.</remarks>
    void FindChanged(PodShape pod, CycleState state, Snapshot snapshot, RowSet changed);
}
