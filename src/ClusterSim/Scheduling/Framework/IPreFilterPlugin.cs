namespace ClusterSim.Scheduling;

/// <summary>Looks at a Pod before any Node is filtered.</summary>
public interface IPreFilterPlugin : ISchedulerPlugin
{
    /// <summary>May reject the Pod as a whole, restrict the Nodes, ask with <see cref="StatusCode.Skip"/> to be left out of filtering, or take notes.</summary>
    PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot);

    /// <summary>Another Pod is tentatively put on a Node: brings the notes of <see cref="PreFilter"/> up to date. The snapshot shows it already.</summary>
    void AddPod(PodShape pod, CycleState state, Snapshot snapshot, Pod added, int row)
    {
    }

    /// <summary>Another Pod is tentatively taken off a Node: brings the notes of <see cref="PreFilter"/> up to date. The snapshot shows it already.</summary>
    void RemovePod(PodShape pod, CycleState state, Snapshot snapshot, Pod removed, int row)
    {
    }
}
