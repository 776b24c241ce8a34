using ClusterSim.Api.Coordination;
using ClusterSim.Client;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes;

/// <content>Signs of life.</content>
/// <remarks>
/// Source: component-helpers apimachinery/lease/controller.go, kubelet_node_status.go (v1.36).
/// Differs from Kubernetes: the intervals have no random part.
/// </remarks>
internal sealed partial class Kubelet
{
    private string? _beatingFor; // The uid of the Node that owns the Lease.
    private ScheduledEvent _renewal;
    private ScheduledEvent _report;

    private void BeginHeartbeats(Node node)
    {
        EndHeartbeats();
        _beatingFor = node.Metadata.Uid;
        if (Options.Heartbeats == HeartbeatMode.Computed)
        {
            _all.Context.Heartbeats.Begin(node);
            return;
        }
        RenewLease();
        _report = Loop.Schedule(Options.NodeStatusReportFrequency, EventRank.Default, static kubelet => ((Kubelet)kubelet!).ReportNode(), this, periodic: true);
    }

    private void EndHeartbeats()
    {
        _beatingFor = null;
        _renewal.Cancel();
        _report.Cancel();
        if (Options.Heartbeats == HeartbeatMode.Computed)
            _all.Context.Heartbeats.End(Name);
    }

    private void ForgetHeartbeats()
    {
        EndHeartbeats();
        if (Options.Heartbeats == HeartbeatMode.Computed)
            _all.Context.Heartbeats.Forget(Name);
    }

    private void RenewLease()
    {
        _renewal = Loop.Schedule(NodeHeartbeats.RenewInterval, EventRank.Default, static kubelet => ((Kubelet)kubelet!).RenewLease(), this, periodic: true);
        if (!ReachesApi)
            return;
        var stored = Client.Find<Lease>(new ObjectKey(NodeHeartbeats.LeaseNamespace, Name));
        MicroTime now = Loop.Now;
        if (stored is not null)
            Try(() => Client.Update(stored with { Spec = stored.Spec with { HolderIdentity = Name, LeaseDurationSeconds = NodeHeartbeats.LeaseDurationSeconds, RenewTime = now } }));
        else if (_node is { } node)
            Try(() => Client.Create(NewLease(node, now)));
    }

    private void ReportNode()
    {
        _report = Loop.Schedule(Options.NodeStatusReportFrequency, EventRank.Default, static kubelet => ((Kubelet)kubelet!).ReportNode(), this, periodic: true);
        SyncNode();
    }

    private static Lease NewLease(Node node, MicroTime now) => new()
    {
        Metadata = new()
        {
            Name = node.Metadata.Name,
            Namespace = NodeHeartbeats.LeaseNamespace,
            OwnerReferences = [new() { ApiVersion = node.ApiVersion, Kind = node.Kind, Name = node.Metadata.Name!, Uid = node.Metadata.Uid ?? "" }],
        },
        Spec = new() { HolderIdentity = node.Metadata.Name, LeaseDurationSeconds = NodeHeartbeats.LeaseDurationSeconds, RenewTime = now },
    };
}
