namespace ClusterSim.Scheduling;

/// <summary>The framework's side of <see cref="Trial"/>.</summary>
internal interface ITrials
{
    /// <summary>From now on a Node is tried: nothing changes but which Pods stand on it.</summary>
    void Begin(int row);

    /// <summary>Puts a Pod on a Node for now.</summary>
    void Add(CycleState state, PodEntry pod, string nodeName);

    /// <summary>Takes a Pod off its Node for now.</summary>
    void Remove(CycleState state, PodEntry pod);

    /// <summary>What the filters say of a Node now.</summary>
    PluginStatus StatusAt(CycleState state, int row);

    /// <summary>Whether the filters let a Node pass now.</summary>
    bool FitsAt(CycleState state, int row);
}
