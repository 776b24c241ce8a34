using ClusterSim.Client;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes;

/// <content>The Node object: registration and status.</content>
/// <remarks>Source: kubelet_node_status.go, nodestatus/setters.go (v1.36).</remarks>
internal sealed partial class Kubelet
{
    private Node? _node;
    private string _bootId = "";
    private ScheduledEvent _nodeSync;

    /// <summary>What the node offers to Pods.</summary>
    public ValueMap<Quantity> Allocatable => _allocatable ??= NodeStatuses.Allocatable(Machine);

    private ValueMap<Quantity>? _allocatable;

    /// <summary>An image has come: the Node's status will list it.</summary>
    public void ImageAdded()
    {
        SyncNodeSoon();
        Pressure.Reconsider();
    }

    /// <summary>The Node as last seen; null before it was registered.</summary>
    public Node? NodeIfAny => _node;

    /// <summary>There has come to be too little of something, or no longer is.</summary>
    public void PressureChanged() => SyncNodeSoon();

    /// <summary>The Node has changed in the API.</summary>
    /// <param name="after">As it is; null when it was deleted.</param>
    public void NodeChanged(Node? after)
    {
        var isNew = after is not null && after.Metadata.Uid != _node?.Metadata.Uid;
        _node = after;
        if (after is null)
            ForgetHeartbeats();
        else if (isNew && ReachesApi)
            SyncNodeSoon(); // Somebody has deleted the Node and created it again.
    }

    /// <summary>Creates the Node, or brings the one that is there up to date, and begins to say that it is alive.</summary>
    private void Register(bool isReboot)
    {
        if (_bootId.Length == 0 || isReboot)
            _bootId = _all.NewUuid();
        if (!ReachesApi)
            return;
        var before = Client.Find<Node>(new ObjectKey(Name));
        var node = before is null ? Try(() => Client.Create(NewNode())) : Update(before);
        if (node is null)
            return;
        _node = node;
        Loop.Schedule(TimeSpan.Zero, EventRank.Default, () => RecordStart(node, before, isReboot)); // Not while somebody waits for a cluster to start.
        BeginHeartbeats(node);
    }

    private Node NewNode()
    {
        var node = new Node
        {
            Metadata = new()
            {
                Name = Name,
                Labels = NodeStatuses.Labels(Name, Machine).SetRange(Machine.Labels),
                Annotations = Machine.Annotations.Set("volumes.kubernetes.io/controller-managed-attach-detach", "true"),
            },
            Spec = new() { PodCIDR = PodCidr, PodCIDRs = [PodCidr], ProviderID = Machine.ProviderId, Taints = Machine.Taints },
        };
        return node with { Status = StatusOf(node) };
    }

    private Node? Update(Node before)
    {
        var labels = before.Metadata.Labels.SetRange(NodeStatuses.Labels(Name, Machine));
        var node = before.Metadata.Labels == labels ? before : Try(() => Client.Update(before with { Metadata = before.Metadata with { Labels = labels } }));
        return node is null ? null : WriteStatus(node);
    }

    private Node? WriteStatus(Node node) => Try(() => Client.UpdateStatus(node with { Status = StatusOf(node) }));

    /// <summary>Writes the status of a claim whose volume is mounted here.</summary>
    /// <returns>Whether the API server took it.</returns>
    public bool WriteStatus(PersistentVolumeClaim claim) => ReachesApi && Try(() => Client.UpdateStatus(claim)) is not null;

    private NodeStatus StatusOf(Node node) => NodeStatuses.Of(node.Status, this, _bootId, _all.SystemIdOf(Name), Loop.Now);

    private void RecordStart(Node node, Node? before, bool isReboot)
    {
        Events.OfNode(node, "Normal", "Starting", "Starting kubelet.");
        if (isReboot)
            Events.OfNode(node, "Warning", "Rebooted", $"Node {Name} has been rebooted, boot id: {_bootId}");
        if (!NodeStatuses.Holds(before, "MemoryPressure", "False"))
            Events.OfNode(node, "Normal", "NodeHasSufficientMemory", $"Node {Name} status is now: NodeHasSufficientMemory");
        if (!NodeStatuses.Holds(before, "DiskPressure", "False"))
            Events.OfNode(node, "Normal", "NodeHasNoDiskPressure", $"Node {Name} status is now: NodeHasNoDiskPressure");
        if (!NodeStatuses.Holds(before, "PIDPressure", "False"))
            Events.OfNode(node, "Normal", "NodeHasSufficientPID", $"Node {Name} status is now: NodeHasSufficientPID");
        Events.OfNode(node, "Normal", "NodeAllocatableEnforced", "Updated Node Allocatable limit across pods");
        if (!NodeStatuses.Holds(before, "Ready", "True"))
            Events.OfNode(node, "Normal", "NodeReady", $"Node {Name} status is now: NodeReady");
    }

    private void TellChanges(Node before, Node after)
    {
        foreach (var condition in after.Status.Conditions)
            if (NodeStatuses.EventOf(condition.Type, condition.Status) is { } reason && !NodeStatuses.Holds(before, condition.Type, condition.Status))
                Events.OfNode(after, "Normal", reason, $"Node {Name} status is now: {reason}");
    }

    /// <summary>Writes the Node's status when the kubelet next looks for changes of it.</summary>
    private void SyncNodeSoon()
    {
        if (_nodeSync.IsPending)
            return;
        var frequency = Options.NodeStatusUpdateFrequency;
        var sinceLast = TimeSpan.FromTicks((Loop.Now - _startedAt).Ticks % frequency.Ticks);
        _nodeSync = Loop.Schedule(frequency - sinceLast, EventRank.Default, SyncNode);
    }

    private void SyncNode()
    {
        if (!ReachesApi || Client.Find<Node>(new ObjectKey(Name)) is not { } node)
            return;
        var hadHeartbeats = node.Metadata.Uid == _beatingFor;
        if (WriteStatus(node) is { } written)
        {
            TellChanges(node, written);
            _node = node = written;
        }
        if (!hadHeartbeats)
            BeginHeartbeats(node);
    }
}
