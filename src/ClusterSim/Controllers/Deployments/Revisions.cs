using System.Globalization;
using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>The annotations by which a Deployment and its ReplicaSets remember revisions and sizes.</summary>
/// <remarks>Source: deployment_util.go, SetNewReplicaSetAnnotations and its neighbours (v1.36).</remarks>
internal static class Revisions
{
    public const string Revision = "deployment.kubernetes.io/revision";
    public const string RevisionHistory = "deployment.kubernetes.io/revision-history";
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";
    public const string RollbackTo = "deprecated.deployment.rollback.to";

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";
    private const int MaxHistoryLength = 2000; // maxRevHistoryLengthInChars

    /// <summary>The revision of <paramref name="obj"/>; 0 when it has none.</summary>
    public static long Of(ApiObject obj) => Number(obj, Revision) ?? 0;

    /// <summary>The wanted size of the Deployment when <paramref name="replicaSet"/> was last scaled; null when it never was.</summary>
    public static long? Desired(ReplicaSet replicaSet) => Number(replicaSet, DesiredReplicas);

    /// <summary>The largest size the Deployment could have when <paramref name="replicaSet"/> was last scaled.</summary>
    public static long? Max(ReplicaSet replicaSet) => Number(replicaSet, MaxReplicas);

    /// <summary>The annotations of a Deployment that its ReplicaSets do not inherit, since each has its own.</summary>
    public static bool IsOwn(string annotation) => annotation is LastApplied or Revision or RevisionHistory or DesiredReplicas or MaxReplicas or RollbackTo;

    /// <summary>The annotations of <paramref name="replicaSet"/> as the one that implements <paramref name="deployment"/> now.</summary>
    /// <param name="deployment">Whose annotations it inherits.</param>
    /// <param name="replicaSet">The new ReplicaSet, stored or about to be.</param>
    /// <param name="revision">The revision it should have at least.</param>
    public static ValueMap<string> ForNew(Deployment deployment, ReplicaSet replicaSet, long revision)
    {
        var annotations = replicaSet.Metadata.Annotations;
        foreach (var (key, value) in deployment.Metadata.Annotations)
            if (!IsOwn(key))
                annotations = annotations.Set(key, value);
        var had = annotations.Find(Revision);
        if (Of(replicaSet) >= revision)
            return annotations;
        annotations = annotations.Set(Revision, revision.ToString(CultureInfo.InvariantCulture));
        // It had a revision and gets a newer one: the Deployment was rolled back to it.
        return had is null ? annotations : Remember(annotations, had);
    }

    /// <summary>The annotations with the sizes that <paramref name="deployment"/> has now.</summary>
    public static ValueMap<string> WithSizes(ValueMap<string> annotations, Deployment deployment) => annotations
        .Set(DesiredReplicas, deployment.Replicas.ToString(CultureInfo.InvariantCulture))
        .Set(MaxReplicas, (deployment.Replicas + deployment.MaxSurge).ToString(CultureInfo.InvariantCulture));

    private static ValueMap<string> Remember(ValueMap<string> annotations, string revision)
    {
        if (annotations.Find(RevisionHistory) is not { Length: > 0 } history)
            return annotations.Set(RevisionHistory, revision);
        var revisions = history.Split(',');
        var (start, length) = (0, history.Length + 1 + revision.Length);
        while (length > MaxHistoryLength && start < revisions.Length)
            length -= revisions[start++].Length + 1;
        return length > MaxHistoryLength ? annotations : annotations.Set(RevisionHistory, string.Join(",", [.. revisions[start..], revision]));
    }

    private static long? Number(ApiObject obj, string annotation) =>
        long.TryParse(obj.Metadata.Annotations.Find(annotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
