using System.Globalization;
using System.Numerics;

namespace ClusterSim.Controllers.Pods;

/// <summary>Which Pods to delete first when there are too many: those that would be missed least.</summary>
/// <remarks>Source: controller_utils.go, ActivePodsWithRanks (v1.36).</remarks>
internal sealed class DeletionOrder(IReadOnlyDictionary<string, int> podsPerNode, DateTimeOffset now) : IComparer<Pod>
{
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    /// <summary>The first <paramref name="count"/> of <paramref name="pods"/> to delete.</summary>
    /// <param name="pods">The active Pods of one controller.</param>
    /// <param name="related">The active Pods of all controllers with the same owner: a Node crowded with those is relieved first.</param>
    /// <param name="count">How many; at least one.</param>
    /// <param name="now">The time against which ages count.</param>
    public static IEnumerable<Pod> First(IReadOnlyList<Pod> pods, IEnumerable<Pod> related, int count, DateTimeOffset now)
    {
        if (count >= pods.Count)
            return pods;
        var perNode = new Dictionary<string, int>(StringComparer.Ordinal); // Looked up only.
        foreach (var pod in related)
            if (pod.Spec.NodeName is { Length: > 0 } node)
                perNode[node] = perNode.GetValueOrDefault(node) + 1;
        return pods.Order(new DeletionOrder(perNode, now)).Take(count);
    }

    public int Compare(Pod? x, Pod? y)
    {
        var order = Before(x!.Spec.NodeName is { Length: > 0 }, y!.Spec.NodeName is { Length: > 0 }); // Unassigned first.
        if (order == 0)
            order = PhaseRank(x).CompareTo(PhaseRank(y)); // Pending, then unknown, then running.
        if (order == 0)
            order = Before(x.IsReady, y.IsReady);
        if (order == 0)
            order = Cost(x).CompareTo(Cost(y));
        if (order == 0)
            order = Rank(y).CompareTo(Rank(x)); // More company on its Node first.
        if (order == 0 && x.IsReady && y.IsReady)
            order = Younger(ReadyTime(x), ReadyTime(y), x, y);
        if (order == 0)
            order = Restarts(y).CompareTo(Restarts(x));
        if (order == 0)
            order = Younger(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp, x, y);
        return order;
    }

    private static int Before(bool x, bool y) => x.CompareTo(y);

    internal static int PhaseRank(Pod pod) => pod.Status.Phase switch
    {
        "Pending" => 0,
        "Running" => 2,
        _ => 1,
    };

    private static int Cost(Pod pod) =>
        int.TryParse(pod.Metadata.Annotations.Find(DeletionCost), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost) ? cost : 0;

    private int Rank(Pod pod) => podsPerNode.GetValueOrDefault(pod.Spec.NodeName ?? "");

    internal static Time? ReadyTime(Pod pod) => pod.Condition("Ready")?.LastTransitionTime;

    // Restarts of init containers that keep running (sidecars) count; of each kind of container, the worst one.
    internal static (int Containers, int Sidecars) Restarts(Pod pod)
    {
        var (containers, sidecars) = (0, 0);
        foreach (var status in pod.Status.ContainerStatuses)
            containers = Math.Max(containers, status.RestartCount);
        foreach (var container in pod.Spec.InitContainers)
        {
            if (container.RestartPolicy != "Always")
                continue;
            foreach (var status in pod.Status.InitContainerStatuses)
                if (status.Name == container.Name)
                    sidecars = Math.Max(sidecars, status.RestartCount);
        }
        return (containers, sidecars);
    }

    // Ages are compared by powers of two, so that Pods of about one age are equals; among those the uid decides, which is as good as chance.
    private int Younger(Time? x, Time? y, Pod podX, Pod podY)
    {
        if (x == y)
            return 0;
        if (x is null || y is null)
            return x is null ? -1 : 1;
        var (bucketX, bucketY) = (AgeBucket(x.Value), AgeBucket(y.Value));
        return bucketX != bucketY ? bucketX.CompareTo(bucketY) : string.CompareOrdinal(podX.Metadata.Uid, podY.Metadata.Uid);
    }

    private int AgeBucket(Time since)
    {
        var nanoseconds = (long)(now - (DateTimeOffset)since).TotalNanoseconds;
        return nanoseconds <= 0 ? -1 : BitOperations.Log2((ulong)nanoseconds);
    }
}
