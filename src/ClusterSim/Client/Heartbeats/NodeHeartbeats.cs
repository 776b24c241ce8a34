using System.Collections.Immutable;
using ClusterSim.Api.Coordination;
using ClusterSim.ApiServer;
using ClusterSim.Simulation;

namespace ClusterSim.Client;

/// <summary>
/// Heartbeats that nobody writes: who beats renews its Lease every ten seconds from when it began, so the last renewal follows from the time alone.
/// </summary>
/// <remarks>
/// <para>Kubelets begin and end here in a cluster with <see cref="HeartbeatMode.Computed"/> heartbeats; in one with written heartbeats nobody does, and Leases tell.
/// Whoever watches Nodes asks when one was last heard of, and need not poll: as long as it beats, it misses nothing, and <see cref="Changed"/> says when that ends.</para>
/// <para>Reading <c>kube-node-lease</c> through the API shows these Leases; watching it does not, since nothing happens to them.</para>
/// <para>Source: component-helpers apimachinery/lease/controller.go, kubelet.go (v1.36).
/// Differs from Kubernetes: with computed heartbeats, Leases of Nodes have no watch events and keep their first resourceVersion, and the <c>lastHeartbeatTime</c> of Node conditions stands still.</para>
/// </remarks>
public sealed class NodeHeartbeats : IComputedObjects
{
    private readonly SimulationLoop _loop;
    private volatile ImmutableSortedDictionary<string, Heartbeat> _heartbeats = ImmutableSortedDictionary.Create<string, Heartbeat>(StringComparer.Ordinal); // Read by other threads.

    /// <summary>Makes the heartbeats of a cluster in which no node beats yet.</summary>
    /// <param name="loop">Whose clock they follow.</param>
    internal NodeHeartbeats(SimulationLoop loop)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _loop = loop;
    }

    /// <summary>How often a Lease is renewed: a quarter of its duration.</summary>
    public static TimeSpan RenewInterval { get; } = TimeSpan.FromSeconds(LeaseDurationSeconds * 0.25); // nodeLeaseRenewIntervalFraction

    /// <summary>How long a Lease is good for, in seconds; kubelet's <c>nodeLeaseDurationSeconds</c>.</summary>
    public const int LeaseDurationSeconds = 40;

    /// <summary>The namespace of the Leases, as in <c>kube-node-lease</c>.</summary>
    public const string LeaseNamespace = "kube-node-lease";

    /// <summary>Called with the name of a node that has begun to beat, has stopped, or was forgotten; inside the call that caused it.</summary>
    public event Action<string>? Changed;

    /// <summary>A node beats from now on: the Lease is renewed now and every <see cref="RenewInterval"/>.</summary>
    /// <param name="node">The Node as stored; it will own the Lease.</param>
    public void Begin(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var name = node.Metadata.Name!;
        var lease = _heartbeats.GetValueOrDefault(name)?.Lease;
        if (lease?.Metadata.OwnerReferences is not [{ } owner] || owner.Uid != node.Metadata.Uid)
            lease = NewLease(node);
        _heartbeats = _heartbeats.SetItem(name, new(lease, _loop.Now, null));
        Changed?.Invoke(name);
    }

    /// <summary>A node beats no longer; its last renewal stays what it was. Without effect when it does not beat.</summary>
    public void End(string node)
    {
        if (!IsBeating(node))
            return;
        _heartbeats = _heartbeats.SetItem(node, _heartbeats[node] with { Ended = _loop.Now });
        Changed?.Invoke(node);
    }

    /// <summary>A node is gone, and its Lease with it. Without effect when it is not known.</summary>
    public void Forget(string node)
    {
        if (!_heartbeats.ContainsKey(node))
            return;
        _heartbeats = _heartbeats.Remove(node);
        Changed?.Invoke(node);
    }

    /// <summary>Whether <paramref name="node"/> goes on renewing its Lease.</summary>
    public bool IsBeating(string node) => _heartbeats.TryGetValue(node, out var heartbeat) && heartbeat.Ended is null;

    /// <summary>When <paramref name="node"/> last renewed its Lease, now included; null when it never did.</summary>
    public DateTimeOffset? LastRenewal(string node) => _heartbeats.TryGetValue(node, out var heartbeat) ? LastRenewal(heartbeat) : null;

    /// <summary>The Lease of <paramref name="node"/> as it would read now; null when it never beat.</summary>
    public Lease? FindLease(string node) => _heartbeats.TryGetValue(node, out var heartbeat) ? LeaseOf(heartbeat) : null;

    ApiObject? IComputedObjects.Find(ObjectKey key) => key.Namespace == LeaseNamespace ? FindLease(key.Name) : null;

    IEnumerable<ApiObject> IComputedObjects.List(string? @namespace) =>
        @namespace is null or LeaseNamespace ? _heartbeats.Values.Select(LeaseOf) : [];

    private DateTimeOffset LastRenewal(Heartbeat heartbeat)
    {
        var beating = (heartbeat.Ended ?? _loop.Now) - heartbeat.Began;
        return heartbeat.Began + TimeSpan.FromTicks(beating.Ticks - beating.Ticks % RenewInterval.Ticks);
    }

    private Lease LeaseOf(Heartbeat heartbeat) => heartbeat.Lease with { Spec = heartbeat.Lease.Spec with { RenewTime = LastRenewal(heartbeat) } };

    private Lease NewLease(Node node) => new()
    {
        Metadata = new()
        {
            Name = node.Metadata.Name,
            Namespace = LeaseNamespace,
            Uid = _loop.Random("heartbeats").NextGuid(),
            ResourceVersion = node.Metadata.ResourceVersion,
            CreationTimestamp = _loop.Now,
            OwnerReferences = [new() { ApiVersion = node.ApiVersion, Kind = node.Kind, Name = node.Metadata.Name!, Uid = node.Metadata.Uid ?? "" }],
        },
        Spec = new() { HolderIdentity = node.Metadata.Name, LeaseDurationSeconds = LeaseDurationSeconds },
    };

    /// <summary>One node's heartbeat.</summary>
    /// <param name="Lease">Its Lease, but for the renewal time.</param>
    /// <param name="Began">When it was renewed first.</param>
    /// <param name="Ended">When it stopped; null while it goes on.</param>
    private sealed record Heartbeat(Lease Lease, DateTimeOffset Began, DateTimeOffset? Ended);
}
