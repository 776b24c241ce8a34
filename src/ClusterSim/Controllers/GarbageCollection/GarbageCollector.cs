using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>Deletes objects all of whose owners are gone, and lets owners go that wait for what they own, or leave it behind.</summary>
/// <remarks>
/// <para>Who owns whom is known from watches of all kinds, Events excepted; before anything is deleted, the API server is asked whether it is still so.</para>
/// <para>Source: garbagecollector/garbagecollector.go (v1.36).
/// Differs from Kubernetes: an object with an owner of a kind that is not served is looked at again when the kinds change; there, it is tried again and again.</para>
/// </remarks>
public sealed class GarbageCollector : IClusterComponent
{
    private const string EventComponent = "garbage-collector-controller";

    private readonly HashSet<ResourceType> _watched = [];
    private readonly SortedSet<GraphNode> _waitingForKinds = [];
    private ComponentContext _context = null!;
    private EventRecorder _events = null!;
    private DependencyGraph _graph = null!;
    private WorkQueue<GraphNode> _attemptToDelete = null!;
    private WorkQueue<GraphNode> _attemptToOrphan = null!;

    /// <inheritdoc/>
    public string Name => "generic-garbage-collector";

    /// <summary>How many objects are known, be it only as owners.</summary>
    internal int GraphSize => _graph.Count;

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _events = context.EventsAs(EventComponent);
        var deletion = new DependentDeletion(context.DynamicClient, node => _attemptToDelete.Add(node), node => _waitingForKinds.Add(node));
        var orphaning = new Orphaning(context.DynamicClient);
        _attemptToDelete = new(context.Loop, (node, _) => new(deletion.Attempt(node)));
        _attemptToOrphan = new(context.Loop, (node, _) => new(orphaning.Attempt(node)));
        _graph = new(_attemptToDelete.Add, _attemptToOrphan.Add, ReportNamespace);
        WatchKinds();
        context.DynamicClient.KindsChanged += KindsChanged;
    }

    private void KindsChanged()
    {
        WatchKinds();
        foreach (var node in _waitingForKinds)
            _attemptToDelete.Add(node);
        _waitingForKinds.Clear();
    }

    /// <summary>Watches what can be listed, watched and deleted, in the version the server prefers.</summary>
    private void WatchKinds()
    {
        foreach (var kind in _context.DynamicClient.Kinds.DistinctBy(kind => kind.QualifiedName))
            if (kind.Plural != "events" && kind.Verbs.Contains("delete") && kind.Verbs.Contains("list") && kind.Verbs.Contains("watch") && _watched.Add(kind))
                _context.Informers.For(kind).OnAnyChange((before, after) => _graph.Change(kind, before, after));
    }

    private void ReportNamespace(GraphNode node, OwnerReference owner) => _events.Record(
        new ObjectReference { Kind = node.Kind!.Kind, ApiVersion = node.Kind.ApiVersion, Namespace = node.Key.Namespace, Name = node.Key.Name, Uid = node.Uid },
        "Warning",
        "OwnerRefInvalidNamespace",
        $"ownerRef [{owner.ApiVersion}/{owner.Kind}, namespace: {node.Key.Namespace}, name: {owner.Name}, uid: {owner.Uid}] does not exist in namespace \"{node.Key.Namespace}\"");
}
