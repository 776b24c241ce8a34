namespace ClusterSim.Lab;

/// <summary>Takes the GPUs that have the least free of those that have enough, the lowest index among equals.</summary>
/// <remarks>GPUs × GPUs asked for. Source: the selection <c>best</c> of the simulator of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).</remarks>
public sealed class FullestFirst : IGpuChoice
{
    /// <inheritdoc/>
    public void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices)
    {
        ArgumentNullException.ThrowIfNull(gpus);
        for (var place = 0; place < devices.Length; place++)
        {
            var best = -1;
            for (var device = 0; device < gpus.Count; device++)
            {
                var free = gpus.Free[device];
                if (free >= request.MilliEach && (best < 0 || free < gpus.Free[best]) && !devices[..place].Contains(device))
                    best = device;
            }
            devices[place] = best;
        }
    }
}
