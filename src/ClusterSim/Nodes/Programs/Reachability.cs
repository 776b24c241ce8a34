namespace ClusterSim.Nodes.Programs;

/// <summary>What becomes of an attempt to connect.</summary>
internal enum Reachability : byte
{
    /// <summary>Something listens.</summary>
    Open,

    /// <summary>The machine answers that nothing does.</summary>
    Refused,

    /// <summary>There is no answer.</summary>
    Lost,
}
