using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.Deployments;

/// <summary>The orders in which a Deployment goes through its ReplicaSets.</summary>
/// <remarks>Source: controller_utils.go, ReplicaSetsBy… (v1.36).</remarks>
internal static class ReplicaSetOrder
{
    public static IComparer<ReplicaSet> OldestFirst { get; } = Comparer<ReplicaSet>.Create(ByAge);

    public static IComparer<ReplicaSet> LargestThenNewest { get; } = Comparer<ReplicaSet>.Create((x, y) =>
        x.Replicas != y.Replicas ? y.Replicas.CompareTo(x.Replicas) : ByAge(y, x));

    public static IComparer<ReplicaSet> LargestThenOldest { get; } = Comparer<ReplicaSet>.Create((x, y) =>
        x.Replicas != y.Replicas ? y.Replicas.CompareTo(x.Replicas) : ByAge(x, y));

    public static IComparer<ReplicaSet> ByRevision { get; } = Comparer<ReplicaSet>.Create((x, y) =>
        Revisions.Of(x) != Revisions.Of(y) ? Revisions.Of(x).CompareTo(Revisions.Of(y)) : ByAge(x, y));

    private static int ByAge(ReplicaSet x, ReplicaSet y) => x.Metadata.CreationTimestamp == y.Metadata.CreationTimestamp
        ? string.CompareOrdinal(x.Metadata.Name, y.Metadata.Name)
        : Nullable.Compare(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp);
}
