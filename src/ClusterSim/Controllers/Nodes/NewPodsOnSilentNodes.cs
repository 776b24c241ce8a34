using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Pods that come to a Node after it was found to be silent are marked as not ready as well.</summary>
/// <remarks>Source: node_lifecycle_controller.go, podUpdated and processPod (v1.36).</remarks>
internal sealed class NewPodsOnSilentNodes
{
    private readonly Informer<Pod> _pods;
    private readonly NodeMonitor _monitor;
    private readonly UnreadyPods _unready;
    private readonly WorkQueue<ObjectKey> _queue;

    public NewPodsOnSilentNodes(ComponentContext context, NodeMonitor monitor, UnreadyPods unready)
    {
        (_pods, _monitor, _unready) = (context.Informers.For<Pod>(), monitor, unready);
        _queue = new(context.Loop, (key, _) => new(Look(key)));
    }

    public void Start() => _pods.OnChange((before, after) =>
    {
        if (after?.Spec.NodeName is { Length: > 0 } node && node != before?.Spec.NodeName && _monitor.KnowsNotReady(node))
            _queue.Add(after.Key);
    });

    private Result Look(ObjectKey key)
    {
        if (_pods.Find(key) is not { Spec.NodeName: { Length: > 0 } node } pod || !_monitor.KnowsNotReady(node))
            return Result.Done;
        return _unready.Mark([pod]) ? Result.Done : throw new InvalidOperationException($"Pod {key} could not be marked as not ready.");
    }
}
