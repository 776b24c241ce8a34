namespace ClusterSim.Controllers.Pods;

/// <summary>Which Pods to delete first when neither cost nor crowding matters: those that have come least far.</summary>
/// <remarks>Source: controller_utils.go, ActivePods (v1.36).</remarks>
internal sealed class RemovalOrder : IComparer<Pod>
{
    public static readonly RemovalOrder Instance = new();

    public int Compare(Pod? x, Pod? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = x.IsBound.CompareTo(y.IsBound); // Unassigned first.
        if (order == 0)
            order = DeletionOrder.PhaseRank(x).CompareTo(DeletionOrder.PhaseRank(y)); // Pending, then unknown, then running.
        if (order == 0)
            order = x.IsReady.CompareTo(y.IsReady);
        if (order == 0 && x.IsReady)
            order = Younger(DeletionOrder.ReadyTime(x), DeletionOrder.ReadyTime(y));
        if (order == 0)
            order = DeletionOrder.Restarts(y).CompareTo(DeletionOrder.Restarts(x));
        return order == 0 ? Younger(x.Metadata.CreationTimestamp, y.Metadata.CreationTimestamp) : order;
    }

    private static int Younger(Time? x, Time? y) => x is null || y is null ? (y is null).CompareTo(x is null) : y.Value.CompareTo(x.Value);
}
