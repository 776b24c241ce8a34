using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;

namespace ClusterSim.Controllers.Nodes;

/// <summary>
/// Deletes Pods that nobody else would: those of Nodes that do not exist, those that terminate without having been on a Node or on one that is out of service, and the
/// oldest of those that are over when there are too many.
/// </summary>
/// <remarks>
/// <para>Kubernetes looks at all Pods every twenty seconds. Here it is only looked when there may be something to find, but at one of those moments.</para>
/// <para>Source: podgc/gc_controller.go (v1.36).</para>
/// </remarks>
/// <param name="options">When Pods are deleted; null for the defaults.</param>
public sealed class PodGarbageCollector(PodGarbageCollectorOptions? options = null) : IClusterComponent
{
    private readonly PodGarbageCollectorOptions _options = options ?? new();
    private readonly PodSuspects _suspects = new();
    private SimulationLoop _loop = null!;
    private Informer<Pod> _pods = null!;
    private Informer<Node> _nodes = null!;
    private PodSweep _sweep = null!;
    private MonitorGrid _rounds = null!;
    private ScheduledEvent _next;
    private int _terminated;

    /// <inheritdoc/>
    public string Name => "pod-garbage-collector-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _loop = context.Loop;
        (_pods, _nodes) = (context.Informers.For<Pod>(), context.Informers.For<Node>());
        _sweep = new(context, _options, _suspects);
        _rounds = new(_loop.Now, _options.CheckPeriod);
        _nodes.OnChange(NodeChanged);
        _pods.OnChange(PodChanged);
    }

    private void NodeChanged(Node? before, Node? after)
    {
        var name = (after ?? before)!.Metadata.Name!;
        if (after is null && _pods.ByIndex(Informer.ByNode, name).Count > 0)
            _suspects.MissingNodes.TryAdd(name, null);
        else if (after is not null && PodSweep.IsOutOfService(after))
            _suspects.LostNodes.Add(name);
        Plan();
    }

    private void PodChanged(Pod? before, Pod? after)
    {
        _terminated += CountIfOver(after) - CountIfOver(before);
        if (after is not null && (before is null || before.Spec.NodeName != after.Spec.NodeName || before.IsBeingDeleted != after.IsBeingDeleted))
            Suspect(after);
        Plan();
    }

    private void Suspect(Pod pod)
    {
        if (pod.Spec.NodeName is not { Length: > 0 } name)
        {
            if (pod.IsBeingDeleted)
                _suspects.UnscheduledPods.Add(pod.Key);
        }
        else if (_nodes.Find(new(name)) is not { } node)
            _suspects.MissingNodes.TryAdd(name, null);
        else if (pod.IsBeingDeleted && PodSweep.IsOutOfService(node))
            _suspects.LostNodes.Add(name);
    }

    private static int CountIfOver(Pod? pod) => pod is not null && PodSweep.IsOver(pod) ? 1 : 0;

    private bool HasTooManyTerminated => _options.TerminatedPodThreshold > 0 && _terminated > _options.TerminatedPodThreshold;

    private void Plan()
    {
        if (!_next.IsPending && (_suspects.Any || HasTooManyTerminated))
            _next = _loop.Schedule(_rounds.From(_loop.Now) - _loop.Now, EventRank.Reconcile, Round);
    }

    private void Round()
    {
        _rounds.Pass(_loop.Now);
        if (HasTooManyTerminated)
            _sweep.DeleteTerminated(_terminated - _options.TerminatedPodThreshold);
        _sweep.DeleteOnLostNodes();
        _sweep.DeleteOnMissingNodes();
        _sweep.DeleteUnscheduled();
        Plan();
    }
}
