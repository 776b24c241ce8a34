namespace ClusterSim.Scheduling;

/// <summary>Why a Pod cannot have its volumes on a Node, in the order in which it is told.</summary>
[Flags]
internal enum VolumeProblems
{
    None = 0,

    /// <summary>A bound volume cannot be used there.</summary>
    NodeAffinity = 1,

    /// <summary>There is no volume for a claim there, and none can be made.</summary>
    NothingToBind = 2,

    /// <summary>A claim is bound to a volume that is gone.</summary>
    VolumeMissing = 4,
}
