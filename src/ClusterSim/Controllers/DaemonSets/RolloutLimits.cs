using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>How many nodes may have two Pods during a rolling update, and how many may be without one that is available.</summary>
/// <remarks>Source: daemon/util/daemonset_util.go, UnavailableCount, SurgeCount; daemon/update.go, updatedDesiredNodeCounts (v1.36).</remarks>
internal readonly record struct RolloutLimits(int MaxSurge, int MaxUnavailable)
{
    public static RolloutLimits Of(DaemonSet set, int nodes)
    {
        if (set.Spec.UpdateStrategy is not { Type: "RollingUpdate", RollingUpdate: { } rolling })
            return default;
        var surge = (rolling.MaxSurge ?? 0).ScaledTo(nodes, roundUp: true);
        var unavailable = (rolling.MaxUnavailable ?? 1).ScaledTo(nodes, roundUp: true);
        return new(surge, surge == 0 && unavailable == 0 && nodes > 0 ? 1 : unavailable); // Else nothing could move.
    }

    /// <summary>Whether a node may have two Pods at all.</summary>
    public static bool AllowSurge(DaemonSet set) => Of(set, 1).MaxSurge > 0;
}
