namespace ClusterSim.Nodes.Pods;

/// <summary>What has become of the sandbox in which a Pod's containers run.</summary>
internal enum SandboxState : byte
{
    /// <summary>There is none yet.</summary>
    None,

    /// <summary>It is being set up.</summary>
    Creating,

    /// <summary>It is there, with its network.</summary>
    Ready,

    /// <summary>The Pod is over, and its sandbox was stopped.</summary>
    Stopped,
}
