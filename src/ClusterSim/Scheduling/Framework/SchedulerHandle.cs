using ClusterSim.Client;

namespace ClusterSim.Scheduling;

/// <summary>What a plugin gets from the scheduler it is made for.</summary>
/// <remarks>Source: kube-scheduler framework/interface.go, Handle (v1.36).</remarks>
public sealed class SchedulerHandle
{
    private readonly IClusterClient? _client;

    internal SchedulerHandle(IClusterClient? client, Func<string, Simulation.RandomStream> random)
    {
        _client = client;
        Random = random("scheduler");
    }

    /// <summary>The API under the scheduler's name.</summary>
    /// <exception cref="InvalidOperationException">The scheduler runs without a cluster, on a snapshot alone.</exception>
    public IClusterClient Client => _client ?? throw new InvalidOperationException("This scheduler runs without a cluster.");

    /// <summary>The random stream <c>scheduler</c>; for a scheduler of another name than <c>kube-scheduler</c>, <c>scheduler/</c> and its name.</summary>
    public Simulation.RandomStream Random { get; }

    /// <summary>Pods that a Permit plugin keeps waiting, by the order in which they began to.</summary>
    public IEnumerable<WaitingPod> WaitingPods => Waiting.All;

    /// <summary>
    /// Has a waiting Pod tried next, whatever it waits for and without back-off; one that is being scheduled is tried again after this attempt. Does nothing about a Pod that
    /// is not this scheduler's, or has a Node.
    /// </summary>
    public void Activate(Pod pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        Activated?.Invoke(ObjectKey.Of(pod));
    }

    internal Action<ObjectKey>? Activated { get; set; }

    internal bool HasClient => _client is not null;

    /// <summary>What plugins look at besides Nodes and Pods.</summary>
    internal ISchedulerObjects Objects { get; init; } = new GivenObjects();

    internal WaitingPods Waiting { get; } = new();

    internal Nominator Nominator { get; } = new();

    /// <summary>Evicts victims: preemptor, victims, Node. Null when the scheduler runs without a cluster, and nothing is to be evicted.</summary>
    internal Action<Pod, IReadOnlyList<Pod>, string>? Evict { get; set; }
}
