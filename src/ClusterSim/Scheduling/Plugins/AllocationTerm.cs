namespace ClusterSim.Scheduling.Plugins;

/// <summary>One resource as a scorer sees it for one shape.</summary>
/// <param name="Resource">Its number in the snapshot.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="PodAmount">What the Pod would add.</param>
/// <param name="NonZero">Whether what stands on a Node is counted with the non-zero defaults.</param>
internal readonly record struct AllocationTerm(int Resource, long Weight, long PodAmount, bool NonZero)
{
    /// <summary>What stands on each Node.</summary>
    public ReadOnlySpan<long> Requested(Snapshot snapshot) => (NonZero, Resource) switch
    {
        (true, Snapshot.CpuIndex) => snapshot.NonZeroRequestedMilliCpu,
        (true, Snapshot.MemoryIndex) => snapshot.NonZeroRequestedMemory,
        _ => snapshot.Requested(Resource),
    };

    /// <summary>What the Node at <paramref name="row"/> has, and what would be asked of it.</summary>
    public (long Allocatable, long Requested) At(Snapshot snapshot, int row) => (snapshot.Allocatable(Resource)[row], Requested(snapshot)[row] + PodAmount);
}
