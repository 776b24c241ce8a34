using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>Brings the ReplicaSets to a size that the Deployment was given, in proportion while a rollout is under way.</summary>
/// <remarks>Source: deployment sync.go, scale; deployment_util.go, GetReplicaSetProportion (v1.36).</remarks>
internal static class Scaling
{
    /// <summary>True when the Deployment's size is another than its ReplicaSets remember.</summary>
    public static bool IsDue(Rollout rollout) => rollout.All.Any(replicaSet =>
        replicaSet.Replicas > 0 && Revisions.Desired(replicaSet) is { } desired && desired != rollout.Deployment.Replicas);

    /// <summary>Scales.</summary>
    public static void Run(Rollout rollout)
    {
        if (ActiveOrLatest(rollout) is { } only)
            rollout.Resize(only, rollout.Deployment.Replicas);
        else if (IsSaturated(rollout))
            foreach (var old in rollout.ActiveOld)
                rollout.Resize(old, 0);
        else if (rollout.Deployment.IsRollingUpdate)
            Proportionally(rollout);
    }

    // Where one ReplicaSet alone has Pods it takes the whole size, and where none has, the newest does.
    private static ReplicaSet? ActiveOrLatest(Rollout rollout)
    {
        var active = rollout.All.Where(replicaSet => replicaSet.Replicas > 0).ToList();
        return active.Count switch
        {
            0 => rollout.New ?? rollout.Old.LastOrDefault(),
            1 => active[0],
            _ => null,
        };
    }

    private static bool IsSaturated(Rollout rollout) => rollout.New is { } current
        && current.Replicas == rollout.Deployment.Replicas
        && Revisions.Desired(current) == rollout.Deployment.Replicas
        && current.Status.AvailableReplicas == rollout.Deployment.Replicas;

    private static void Proportionally(Rollout rollout)
    {
        var deployment = rollout.Deployment;
        var active = rollout.All.Where(replicaSet => replicaSet.Replicas > 0).ToList();
        var allowed = deployment.Replicas > 0 ? deployment.Replicas + deployment.MaxSurge : 0;
        var toAdd = allowed - active.Sum(replicaSet => replicaSet.Replicas);
        active.Sort(toAdd > 0 ? ReplicaSetOrder.LargestThenNewest : ReplicaSetOrder.LargestThenOldest);

        var added = 0;
        var sizes = new int[active.Count];
        for (var i = 0; i < active.Count; i++)
        {
            var share = toAdd == added ? 0 : Share(active[i], deployment, toAdd, toAdd - added);
            sizes[i] = active[i].Replicas + share;
            added += share;
        }
        if (active.Count > 0)
            sizes[0] = Math.Max(0, sizes[0] + toAdd - added); // What rounding left over goes to the largest.
        for (var i = 0; i < active.Count; i++)
            rollout.Scale(active[i], sizes[i]);
    }

    private static int Share(ReplicaSet replicaSet, Deployment deployment, int toAdd, int left)
    {
        var fraction = Fraction(replicaSet, deployment);
        return toAdd > 0 ? Math.Min(fraction, left) : Math.Max(fraction, left);
    }

    private static int Fraction(ReplicaSet replicaSet, Deployment deployment)
    {
        if (deployment.Replicas == 0)
            return -replicaSet.Replicas;
        var maxBefore = Revisions.Max(replicaSet) is { } annotated and not 0 ? annotated : deployment.Status.Replicas;
        if (maxBefore == 0)
            return 0; // Somebody took the annotation away, and nothing is known of how it was.
        var size = (double)replicaSet.Replicas * (deployment.Replicas + deployment.MaxSurge) / maxBefore;
        return (int)Math.Round(size, MidpointRounding.AwayFromZero) - replicaSet.Replicas;
    }
}
