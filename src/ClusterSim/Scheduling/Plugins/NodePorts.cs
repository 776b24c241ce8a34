namespace ClusterSim.Scheduling.Plugins;

/// <summary>Rejects Nodes on which a host port that the Pod claims is taken.</summary>
/// <remarks>Source: plugins/nodeports/node_ports.go (v1.36).</remarks>
public sealed class NodePorts : IPreFilterPlugin, IFilterPlugin, IEnqueueExtensions
{
    private static readonly Reason PortsTaken = new("node(s) didn't have free ports for the requested pod ports");

    /// <inheritdoc/>
    public string Name => "NodePorts";

    /// <inheritdoc/>
    public Dependencies DependsOn => Dependencies.FreeResources;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredEvent> EventsToRegister { get; } =
    [
        new(EventResource.AssignedPod, EventActions.Delete, static (pod, change) => FreesPortOf(pod, (Pod)change.Before!)),
        new(EventResource.Node, EventActions.Add),
    ];

    /// <inheritdoc/>
    public PreFilterResult PreFilter(PodShape pod, CycleState state, Snapshot snapshot) =>
        pod.HostPorts.IsEmpty ? PreFilterResult.Skip : PreFilterResult.Success;

    /// <inheritdoc/>
    public void Filter(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<Verdict> verdicts)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var taken = snapshot.Entry(candidates[i]).Ports;
            if (taken.Count > 0 && Conflict(pod.HostPorts, taken))
                verdicts[i] = Verdict.Unschedulable(PortsTaken);
        }
    }

    private static bool Conflict(ReadOnlySpan<HostPort> wanted, List<HostPort> taken)
    {
        foreach (var port in wanted)
        {
            foreach (var other in taken)
            {
                if (port.ConflictsWith(other))
                    return true;
            }
        }
        return false;
    }

    private static bool FreesPortOf(Pod waiting, Pod gone) =>
        !string.IsNullOrEmpty(gone.Spec.NodeName)
        && PortsOf(waiting).Any(wanted => PortsOf(gone).Any(wanted.ConflictsWith));

    private static IEnumerable<HostPort> PortsOf(Pod pod) =>
        pod.Spec.Containers.Concat(pod.Spec.InitContainers.Where(static container => container.RestartPolicy == "Always"))
            .SelectMany(static container => container.Ports).Where(static port => port.HostPort > 0).Select(HostPort.Of);
}
