namespace ClusterSim.Lab;

/// <summary>Lets Pods have whole GPUs or a part of one: rejects Nodes whose GPUs do not suffice, and enters in the run's books which ones a Pod gets.</summary>
/// <remarks>
/// O(GPUs of the Node) for each Node asked about. Preemption does not look at GPUs: a Pod that lacks them evicts nobody.
/// Source: the plugin Open-Gpu-Share of the simulator of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).
/// </remarks>
public sealed class GpuSharing : IFilterPlugin, IReservePlugin
{
    private static readonly Reason NoGpus = new("node(s) had no GPUs of a model the pod can use");
    private static readonly Reason TooFewGpus = new("Insufficient GPUs");

    private readonly RunContext _run;
    private readonly IGpuChoice _choice;

    /// <summary>Makes the plugin for a run.</summary>
    /// <param name="run">Whose books it keeps.</param>
    /// <param name="choice">Which GPUs of its Node a Pod gets.</param>
    public GpuSharing(RunContext run, IGpuChoice choice) => (_run, _choice) = (run, choice);

    /// <inheritdoc/>
    public string Name => "GpuSharing";

    /// <summary>The books change with the Pods on a Node.</summary>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.FreeResources;

    /// <inheritdoc/>
    public IReadOnlyList<string> AnnotationKeys => GpuRequest.Keys;

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var request = _run.Gpus.RequestOf(pod);
        if (request.Count == 0)
            return;
        for (var i = 0; i < candidates.Count; i++)
        {
            var gpus = _run.Gpus.On(snapshot[candidates[i]]);
            if (gpus.Count < request.Count || !request.Accepts(gpus.Model))
                verdicts[i] = Verdict.Unresolvable(NoGpus);
            else if (!gpus.Fits(request))
                verdicts[i] = Verdict.Unresolvable(TooFewGpus);
        }
    }

    /// <inheritdoc/>
    public PluginStatus Reserve(Pod pod, CycleState state, string nodeName)
    {
        ArgumentNullException.ThrowIfNull(state);
        var request = _run.Gpus.RequestOf(state.Shape);
        if (request.Count == 0)
            return PluginStatus.Success;
        var devices = new int[request.Count];
        var node = _run.Snapshot[_run.Snapshot.Find(nodeName)];
        _choice.Choose(state.Shape, request, node, _run.Gpus.On(node), devices);
        Array.Sort(devices);
        _run.Gpus.Take(pod, request, nodeName, devices);
        return PluginStatus.Success;
    }

    /// <inheritdoc/>
    public void Unreserve(Pod pod, CycleState state, string nodeName) => _run.Gpus.Release(pod);
}
