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
    private Lease? _lease; // As last written.
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
        (_beatingFor, _lease) = (null, null);
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
        _lease = Renewed(_lease) ?? Renewed(Client.Find<Lease>(new ObjectKey(NodeHeartbeats.LeaseNamespace, Name))); // As a rule nobody else has written it meanwhile.
        if (_lease is null && _node is not null)
            _lease = Try((Kubelet: this, Lease: NewLease(_node, Loop.Now)), static first => first.Kubelet.Client.Create(first.Lease));
    }

    /// <summary>The lease as written anew; null when it is not what is stored any more.</summary>
    private Lease? Renewed(Lease? lease) => lease is null
        ? null
        : Try((Kubelet: this, Lease: lease), static renewal => renewal.Kubelet.Client.Update(renewal.Kubelet.Renew(renewal.Lease)));

    private Lease Renew(Lease lease) => lease with
    {
        Spec = lease.Spec with { HolderIdentity = Name, LeaseDurationSeconds = NodeHeartbeats.LeaseDurationSeconds, RenewTime = Loop.Now },
    };

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
