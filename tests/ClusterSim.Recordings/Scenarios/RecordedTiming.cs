using ClusterSim.Api.Apps;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>How fast the recorded clusters were.</summary>
/// <remarks>
/// Nobody measured it, but the recordings tell: how often a refused Pod was tried again within a second and a half, how far a rollout came while five Pods became ready one after
/// the other, that each Pod of a script reached the endpoints on its own, and which counts were seen in between. What is here reproduces all of that. A few milliseconds more or less
/// make no difference, but for how often a ReplicaSet tries again, which depends on the lag too.
/// </remarks>
internal static class RecordedTiming
{
    /// <summary>From a call of a controller to its answer.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromMilliseconds(35);

    /// <summary>The same for the kubelets, which ask for one thing after the other.</summary>
    public static readonly TimeSpan KubeletCall = TimeSpan.FromMilliseconds(25);

    /// <summary>From one call of a script to the next.</summary>
    public static readonly TimeSpan ScriptCall = TimeSpan.FromMilliseconds(45);

    /// <summary>From one status that a script has posted for a Pod to the next.</summary>
    public static readonly TimeSpan ScriptedStatus = TimeSpan.FromMilliseconds(2);

    /// <summary>How long the control plane has run when the first node joins: so their heartbeats and the node monitor are not in step.</summary>
    public static readonly TimeSpan BeforeNodes = TimeSpan.FromSeconds(1.5);

    /// <summary>When volumes and claims are looked at again for the first time: in no short script, and once in one of twenty seconds.</summary>
    public static readonly TimeSpan FirstVolumeResync = TimeSpan.FromSeconds(8.5);

    // Many scenarios ran at once, and all of them wrote these.
    private static readonly TimeSpan LagOfBusyKinds = TimeSpan.FromMilliseconds(8);

    public static void Apply(Cluster cluster)
    {
        cluster.Informers.For<Pod>().Lag = LagOfBusyKinds;
        cluster.Informers.For<ReplicaSet>().Lag = LagOfBusyKinds;
        cluster.Informers.For<ReplicationController>().Lag = LagOfBusyKinds;
    }
}
