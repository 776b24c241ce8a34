namespace ClusterSim.Scheduling;

/// <summary>The points of a scheduling cycle at which plugins are asked, by the names that <c>KubeSchedulerConfiguration</c> gives them.</summary>
/// <remarks>Source: kube-scheduler config types.go, Plugins (v1.36).</remarks>
[Flags]
public enum ExtensionPoints
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary><see cref="IPreEnqueuePlugin"/>.</summary>
    PreEnqueue = 1 << 0,

    /// <summary><see cref="IQueueSortPlugin"/>.</summary>
    QueueSort = 1 << 1,

    /// <summary><see cref="IPreFilterPlugin"/>.</summary>
    PreFilter = 1 << 2,

    /// <summary><see cref="IFilterPlugin"/>.</summary>
    Filter = 1 << 3,

    /// <summary><see cref="IPostFilterPlugin"/>.</summary>
    PostFilter = 1 << 4,

    /// <summary><see cref="IPreScorePlugin"/>.</summary>
    PreScore = 1 << 5,

    /// <summary><see cref="IScorePlugin"/>.</summary>
    Score = 1 << 6,

    /// <summary><see cref="IReservePlugin"/>.</summary>
    Reserve = 1 << 7,

    /// <summary><see cref="IPermitPlugin"/>.</summary>
    Permit = 1 << 8,

    /// <summary><see cref="IPreBindPlugin"/>.</summary>
    PreBind = 1 << 9,

    /// <summary><see cref="IBindPlugin"/>.</summary>
    Bind = 1 << 10,

    /// <summary><see cref="IPostBindPlugin"/>.</summary>
    PostBind = 1 << 11,

    /// <summary>All of them.</summary>
    All = (1 << 12) - 1,
}
