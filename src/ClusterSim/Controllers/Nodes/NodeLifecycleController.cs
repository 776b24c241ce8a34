using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Nodes;

/// <summary>
/// Watches over Nodes: says of those that have fallen silent that nothing is known of them and that their Pods are not ready, and taints
/// them so that nobody new comes and, after a while, those who are there go.
/// </summary>
/// <remarks>
/// <para>Kubernetes looks at every Node every five seconds. Here it is looked at the Nodes of which there is something new, or whose time is up, and only then;
/// but always at one of the moments of that grid, so that everything happens when it would happen there.</para>
/// <para>Source: node_lifecycle_controller.go (v1.36).
/// Differs from Kubernetes: a Node is overdue once the grace period is over, where Kubernetes waits for a moment after it; rounds take no time here, while there each
/// begins a little later than the period says, so that the one that falls on the end of the grace period always comes after it.</para>
/// </remarks>
/// <param name="options">How Nodes are judged; null for the defaults.</param>
/// <param name="heartbeats">Heartbeats that are computed; null when all are written.</param>
public sealed class NodeLifecycleController(NodeLifecycleOptions? options = null, NodeHeartbeats? heartbeats = null) : IClusterComponent
{
    private const string EventComponent = "node-controller";

    /// <inheritdoc/>
    public string Name => "node-lifecycle-controller";

    /// <inheritdoc/>
    public void Start(ComponentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = options ?? new();
        var events = context.EventsAs(EventComponent);
        var taints = new NodeTaints(context);
        var pods = new UnreadyPods(context, events);
        var zones = new EvictionZones(context, settings, taints);
        var monitor = new NodeMonitor(context, settings, heartbeats, zones, new(context, settings, taints, zones, pods, events));

        new ReconcilerComponent<Node>(Name, _ => new NodeReconciler(context, taints)).Start(context);
        new NewPodsOnSilentNodes(context, monitor, pods).Start();
        monitor.Start();
    }
}
