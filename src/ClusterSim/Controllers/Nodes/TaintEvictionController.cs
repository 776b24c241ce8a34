using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Deletes the Pods that do not tolerate a <c>NoExecute</c> taint of their Node: at once, or when their <c>tolerationSeconds</c> are over.</summary>
/// <remarks>
/// <para>The shortest of the tolerations that apply counts, from when the first of the taints was seen; a later change of taints or tolerations does not put the moment off
/// or forward, unless it makes the Pod tolerate for ever, or not at all.</para>
/// <para>Source: tainteviction/taint_eviction.go, timed_workers.go (v1.36).</para>
/// </remarks>
public sealed class TaintEvictionController : IClusterComponent
{
    private readonly Dictionary<ObjectKey, Eviction> _evictions = []; // Looked up only.
    private ComponentContext _context = null!;
    private Informer<Node> _nodes = null!;
    private Informer<Pod> _pods = null!;
    private WorkQueue<Item> _queue = null!;

    /// <inheritdoc/>
    public string Name => "taint-eviction-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        (_nodes, _pods) = (context.Informers.For<Node>(), context.Informers.For<Pod>());
        _queue = new(context.Loop, (item, _) => new(Look(item)));
        _nodes.OnChange(NodeChanged);
        _pods.OnChange(PodChanged);
    }

    private void NodeChanged(Node? before, Node? after)
    {
        var old = before is null ? [] : NoExecuteTaintsOf(before);
        if (after is not null && NoExecuteTaintsOf(after) != old)
            _queue.Add(new(after.Metadata.Name!, null));
    }

    // Nearly all Pods are on Nodes without such taints: what they do is none of this controller's business.
    private void PodChanged(Pod? before, Pod? after)
    {
        var key = (after ?? before)!.Key;
        if (after is null)
        {
            if (_evictions.ContainsKey(key))
                _queue.Add(new(null, key));
        }
        else if (after.Spec.NodeName is { Length: > 0 } node
            && (before is null || before.Spec.NodeName != node || before.Spec.Tolerations != after.Spec.Tolerations)
            && _nodes.Find(new(node)) is { Spec.Taints.Count: > 0 } found && NoExecuteTaintsOf(found).Count > 0)
            _queue.Add(new(null, key));
    }

    private Result Look(Item item)
    {
        if (item.Pod is { } key)
            LookAtPod(key);
        else if (_nodes.Find(new(item.Node!)) is { } node)
            foreach (var pod in _pods.ByIndex(Informer.ByNode, item.Node!))
                Judge(pod, NoExecuteTaintsOf(node));
        return Result.Done;
    }

    private void LookAtPod(ObjectKey key)
    {
        if (_pods.Find(key) is not { } pod)
            Cancel(key);
        else if (pod.Spec.NodeName is { Length: > 0 } name && _nodes.Find(new(name)) is { } node && NoExecuteTaintsOf(node) is { Count: > 0 } taints)
            Judge(pod, taints);
    }

    private void Judge(Pod pod, ValueList<Taint> taints)
    {
        var used = new List<Toleration>();
        foreach (var taint in taints)
        {
            var toleration = pod.Spec.Tolerations.FirstOrDefault(toleration => toleration.Tolerates(taint));
            if (toleration is null)
            {
                Cancel(pod.Key); // For it goes now.
                _evictions.Add(pod.Key, new(default));
                Evict(pod.Key);
                return;
            }
            used.Add(toleration);
        }
        if (used.Min(toleration => toleration.TolerationSeconds) is not { } seconds)
            Cancel(pod.Key);
        else if (!_evictions.ContainsKey(pod.Key))
            EvictAfter(pod.Key, TimeSpan.FromSeconds(Math.Max(0, seconds)));
    }

    private void EvictAfter(ObjectKey pod, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            _evictions.Add(pod, new(_context.Loop.Schedule(delay, EventRank.Default, () => Evict(pod))));
            return;
        }
        _evictions.Add(pod, new(default));
        Evict(pod);
    }

    /// <summary>Forgets that a Pod is to be evicted, and tells of it unless the eviction has happened.</summary>
    private void Cancel(ObjectKey pod)
    {
        if (_evictions.Remove(pod, out var eviction) && eviction.Timer.Cancel())
            Tell(pod, $"Cancelling deletion of Pod {pod}");
    }

    private void Evict(ObjectKey key)
    {
        Tell(key, $"Marking for deletion Pod {key}");
        try
        {
            var pod = _context.DirectClient.Get<Pod>(key);
            var disrupted = pod.WithDisruption("DeletionByTaintManager", "Taint manager: deleting due to NoExecute taint", _context.Client.Now);
            if (!ReferenceEquals(disrupted, pod))
                _context.DirectClient.UpdateStatus(disrupted);
            _context.DirectClient.Delete<Pod>(key);
        }
        catch (ApiException refusal)
        {
            _context.Logger.LogWarning(refusal, "Evicting pod {Pod} failed", key);
            _evictions.Remove(key); // The next change of the Node or the Pod is another chance.
        }
    }

    private void Tell(ObjectKey pod, string message) => _context.Events.Record(
        new ObjectReference { Kind = "Pod", ApiVersion = "v1", Namespace = pod.Namespace, Name = pod.Name }, "Normal", "TaintManagerEviction", message);

    private static ValueList<Taint> NoExecuteTaintsOf(Node node) => node.Spec.Taints.RemoveAll(taint => taint.Effect != "NoExecute");

    /// <summary>A Pod that is being evicted, or waits for it.</summary>
    /// <param name="Timer">Fires when it is due; none when it was due at once.</param>
    private readonly record struct Eviction(ScheduledEvent Timer);

    /// <summary>What to look at: the Pods of a Node, or one Pod.</summary>
    private readonly record struct Item(string? Node, ObjectKey? Pod);
}
