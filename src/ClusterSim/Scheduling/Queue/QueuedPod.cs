namespace ClusterSim.Scheduling;

/// <summary>A Pod that waits to be scheduled.</summary>
/// <remarks>Source: kube-scheduler framework/types.go, QueuedPodInfo (v1.36).</remarks>
public sealed class QueuedPod
{
    internal QueuedPod(Pod pod, ProfileRuntime profile, DateTimeOffset now) => (Pod, Profile, Timestamp) = (pod, profile, now);

    /// <summary>The Pod.</summary>
    public Pod Pod { get; internal set; }

    /// <summary>Its priority; 0 when it has none.</summary>
    public int Priority => Pod.Spec.Priority ?? 0;

    /// <summary>When it came into the queue, or last came back to it.</summary>
    public DateTimeOffset Timestamp { get; internal set; }

    /// <summary>When it was first ready to be tried; null while it is not.</summary>
    public DateTimeOffset? InitialAttemptTimestamp { get; internal set; }

    /// <summary>How often it has been tried.</summary>
    public int Attempts { get; internal set; }

    internal ProfileRuntime Profile { get; }

    internal ObjectKey Key => ObjectKey.Of(Pod);

    /// <summary>How often it fitted nowhere: what back-off grows with.</summary>
    internal int UnschedulableCount { get; set; }

    /// <summary>How often in a row it failed for other reasons.</summary>
    internal int ConsecutiveErrorsCount { get; set; }

    /// <summary>Plugins that rejected it, as a mask.</summary>
    internal ulong Rejectors { get; set; }

    /// <summary>Those of them that said <see cref="StatusCode.Pending"/>, as a mask.</summary>
    internal ulong Pending { get; set; }

    /// <summary>The PreEnqueue plugin that keeps it out, by number; -1 for none.</summary>
    internal int GatedBy { get; set; } = -1;

    internal bool IsGated => GatedBy >= 0;

    /// <summary>When its back-off ends; null until asked for.</summary>
    internal DateTimeOffset? BackoffExpiration { get; set; }

    /// <summary>Where it waits.</summary>
    internal QueuePlace Place { get; set; }

    /// <summary>Its place in a <see cref="PodHeap"/>.</summary>
    internal int HeapIndex { get; set; }

    /// <summary>Its departure in the <see cref="FlightRecord"/>.</summary>
    internal LinkedListNode<FlightRecord.Entry>? Flight { get; set; }

    internal bool IsInFlight { get; set; }

    /// <summary>Somebody wants it tried again at once, though it is under way.</summary>
    internal bool IsActivated { get; set; }

    /// <summary>Tells apart who came first.</summary>
    internal long Sequence { get; set; }
}
