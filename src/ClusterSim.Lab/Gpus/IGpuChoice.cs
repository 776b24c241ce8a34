namespace ClusterSim.Lab;

/// <summary>Says which GPUs of its Node a Pod gets.</summary>
public interface IGpuChoice
{
    /// <summary>Chooses GPUs.</summary>
    /// <param name="pod">What the Pod asks for.</param>
    /// <param name="request">What of it is GPUs; at least one.</param>
    /// <param name="node">The Node. The Pod's CPU and memory are counted there already, its GPUs are not.</param>
    /// <param name="gpus">The Node's GPUs: as many as needed have enough free.</param>
    /// <param name="devices">Where the indexes go: different ones, of GPUs that have enough free.</param>
    void Choose(PodShape pod, GpuRequest request, NodeView node, NodeGpus gpus, Span<int> devices);
}
