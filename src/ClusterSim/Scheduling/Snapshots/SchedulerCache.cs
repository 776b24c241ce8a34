using System.Runtime.InteropServices;

namespace ClusterSim.Scheduling;

/// <summary>Which Pods stand where: those the API server shows, and those assumed to, since their binding is on its way.</summary>
/// <remarks>Source: backend/cache/cache.go (v1.36). Differs from Kubernetes: a binding is answered at once, so an assumption never expires.</remarks>
internal sealed class SchedulerCache
{
    private const int SpareLimit = 1 << 10;

    private readonly Dictionary<ObjectKey, PodEntry> _pods = []; // Never enumerated.
    private readonly Stack<PodEntry> _spare = new(); // Where Pods come and go, their entries are used again.

    /// <param name="objects">What Pods can belong to, and their Namespaces; null for nothing.</param>
    public SchedulerCache(ISchedulerObjects? objects = null)
    {
        objects ??= new GivenObjects();
        objects.OnChange<Namespace>(Snapshot.Topology.Namespaces.Change);
        Shapes = new ShapeInterner(Snapshot, new(Snapshot.Topology, new(objects)));
    }

    public Snapshot Snapshot { get; } = new();

    public ShapeInterner Shapes { get; }

    /// <summary>The entry of a Pod that stands on a Node, or null.</summary>
    public PodEntry? Find(ObjectKey key) => _pods.GetValueOrDefault(key);

    /// <summary>True when the Pod has been given a Node and the API server's view does not show it yet.</summary>
    public bool IsAssumed(Pod pod) => _pods.TryGetValue(ObjectKey.Of(pod), out var entry) && entry.Assumed && entry.Pod.Metadata.Uid == pod.Metadata.Uid;

    /// <summary>Counts a Pod on a Node it is about to be bound to.</summary>
    public PodEntry Assume(Pod pod, PodShape shape, string nodeName) =>
        TryAssume(pod, shape, Snapshot.EntryFor(nodeName)) ?? throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} stands on a Node already.", nameof(pod));

    /// <summary>Counts a Pod on a Node; null when it stands on one already.</summary>
    public PodEntry? TryAssume(Pod pod, PodShape shape, NodeEntry node)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_pods, ObjectKey.Of(pod), out var exists);
        if (exists)
            return null;
        place = EntryFor(pod, shape);
        place.Assumed = true;
        Snapshot.AddPod(place, node);
        return place;
    }

    /// <summary>Takes an assumption back.</summary>
    public void Forget(Pod pod)
    {
        if (IsAssumed(pod))
            Remove(ObjectKey.Of(pod));
    }

    /// <summary>Takes in the state of a bound Pod.</summary>
    public void Set(Pod pod)
    {
        var key = ObjectKey.Of(pod);
        var shape = Shapes.OfPlaced(pod);
        if (_pods.TryGetValue(key, out var entry) && entry.Node.Name == pod.Spec.NodeName && entry.Priority == (pod.Spec.Priority ?? 0)
            && (ReferenceEquals(entry.Shape, shape) || CountsAlike(entry.Shape, shape)))
        {
            if (!IsSameToPlugins(entry.Pod, pod))
                Snapshot.Replace(entry, pod);
            entry.Pod = pod;
            entry.Assumed = false;
            return;
        }
        if (entry is not null)
            Remove(key);
        entry = EntryFor(pod, shape);
        _pods.Add(key, entry);
        Snapshot.AddPod(entry, pod.Spec.NodeName!);
    }

    /// <summary>Forgets a Pod; false when it was not known.</summary>
    public bool Remove(ObjectKey key)
    {
        if (!_pods.Remove(key, out var entry))
            return false;
        Snapshot.RemovePod(entry);
        if (_spare.Count < SpareLimit)
            _spare.Push(entry);
        return true;
    }

    private PodEntry EntryFor(Pod pod, PodShape shape) => _spare.TryPop(out var spare) ? spare.Reuse(pod, shape) : new(pod, shape);

    private static bool IsSameToPlugins(Pod left, Pod right) =>
        left.Metadata.Labels == right.Metadata.Labels
        && left.Metadata.Annotations == right.Metadata.Annotations
        && left.Metadata.DeletionTimestamp == right.Metadata.DeletionTimestamp;

    // The shape it was scheduled by may say more than the one it has as a bound Pod; what counts on the Node is the same.
    private static bool CountsAlike(PodShape left, PodShape right) =>
        left.Requests.SequenceEqual(right.Requests)
        && left.NonZeroMilliCpu == right.NonZeroMilliCpu
        && left.NonZeroMemoryBytes == right.NonZeroMemoryBytes
        && left.HostPorts.SequenceEqual(right.HostPorts)
        && left.Topology.Groups == right.Topology.Groups;
}
