namespace ClusterSim.Scheduling;

/// <summary>Looks at a Pod and the Nodes that fit it (<see cref="CycleState.FeasibleRows"/>) before any is scored.</summary>
public interface IPreScorePlugin : ISchedulerPlugin
{
    /// <summary>Success, <see cref="StatusCode.Skip"/> to be left out of scoring, or an error.</summary>
    PluginStatus PreScore(PodShape pod, CycleState state, Snapshot snapshot);
}
