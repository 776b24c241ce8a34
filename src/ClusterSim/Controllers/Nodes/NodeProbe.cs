using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Nodes;

/// <summary>Takes note of a Node's signs of life, and sets its conditions to <c>Unknown</c> when there have been none for too long.</summary>
/// <remarks>Source: node_lifecycle_controller.go, tryUpdateNodeHealth (v1.36).</remarks>
internal sealed class NodeProbe(ComponentContext context, NodeLifecycleOptions options)
{
    private const int Attempts = 5; // NodeHealthUpdateRetry

    // NetworkUnavailable is not the kubelet's.
    private static readonly string[] ReportedByKubelet = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"];

    /// <summary>Looks at a Node.</summary>
    /// <param name="health">What is known of it, which is brought up to date.</param>
    /// <param name="node">The Node as the cache has it; as it was written, when it was.</param>
    /// <param name="now">The moment of the round.</param>
    /// <param name="renewal">The last renewal of its Lease; null when there is none.</param>
    /// <returns>The condition <c>Ready</c> as it is now, and whether it was <c>True</c> before.</returns>
    public (NodeCondition? Ready, bool WasReady) Observe(NodeHealth health, ref Node node, DateTimeOffset now, LeaseRenewal? renewal)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return TryObserve(health, ref node, now, renewal);
            }
            catch (ApiException conflict) when (conflict.Reason == "Conflict" && attempt < Attempts)
            {
                node = context.DirectClient.Get<Node>(node.Key); // The cache is behind.
            }
    }

    private (NodeCondition? Ready, bool WasReady) TryObserve(NodeHealth health, ref Node node, DateTimeOffset now, LeaseRenewal? renewal)
    {
        var observed = node.Condition("Ready");
        var savedLease = health.SavedLease;
        if (observed is null)
            NoteThatNothingWasReported(health, node);
        else if (!health.IsObserved || health.SavedReady?.LastHeartbeatTime is not { } heartbeat || heartbeat != observed.LastHeartbeatTime)
            (health.SavedReady, health.Probe, health.SavedLease) = (observed, now, null);
        health.IsObserved = true;
        if (renewal is { } latest && (savedLease is null || savedLease < latest.Time))
        {
            var seenAt = savedLease is null ? now : latest.SeenAt;
            (health.SavedLease, health.Probe) = (latest.Time, seenAt > health.Probe ? seenAt : health.Probe);
        }

        health.IsOverdue = now >= health.Probe + (observed is null ? options.StartupGracePeriod : options.MonitorGracePeriod);
        if (health.IsOverdue)
            WriteThatNothingIsKnown(health, ref node, now, renewal);
        return (node.Condition("Ready"), observed?.Status == "True");
    }

    private static void NoteThatNothingWasReported(NodeHealth health, Node node)
    {
        if (!health.IsObserved && node.Metadata.CreationTimestamp is { } created)
            health.Probe = created;
        health.SavedReady = null;
    }

    private void WriteThatNothingIsKnown(NodeHealth health, ref Node node, DateTimeOffset now, LeaseRenewal? renewal)
    {
        var silent = node;
        var conditions = ReportedByKubelet.Aggregate(node.Status.Conditions, (all, type) => all.Set(Unknown(silent, type, now)));
        if (conditions.Find("Ready") == node.Condition("Ready"))
            return;
        node = context.DirectClient.UpdateStatus(node with { Status = node.Status with { Conditions = conditions } });
        (health.SavedReady, health.SavedLease) = (node.Condition("Ready"), renewal?.Time);
    }

    private static NodeCondition Unknown(Node node, string type, DateTimeOffset now) => node.Condition(type) switch
    {
        null => new()
        {
            Type = type,
            Status = "Unknown",
            Reason = "NodeStatusNeverUpdated",
            Message = "Kubelet never posted node status.",
            LastHeartbeatTime = node.Metadata.CreationTimestamp,
            LastTransitionTime = now,
        },
        { Status: "Unknown" } known => known,
        var known => known with
        {
            Status = "Unknown",
            Reason = "NodeStatusUnknown",
            Message = "Kubelet stopped posting node status.",
            LastTransitionTime = now,
        },
    };
}
