using ClusterSim.Simulation;

namespace ClusterSim.Scheduling;

/// <summary>Lets things be tried out on a scheduler's own state; disposing puts all of it back, down to the order in which Pods are kept.</summary>
internal sealed class Undisturbed : IDisposable
{
    private readonly Snapshot _snapshot;
    private readonly SchedulerHandle _handle;
    private readonly RandomStream.Position _random;
    private readonly Action<Pod, IReadOnlyList<Pod>, string>? _evict;
    private readonly (NodeEntry Node, PodEntry[] Pods, HostPort[] Ports)[] _places;

    public Undisturbed(Snapshot snapshot, SchedulerHandle handle)
    {
        (_snapshot, _handle, _evict, _random) = (snapshot, handle, handle.Evict, handle.Random.Mark());
        _places = new (NodeEntry, PodEntry[], HostPort[])[snapshot.Count];
        for (var row = 0; row < _places.Length; row++)
            _places[row] = (snapshot.Entry(row), [.. snapshot.Entry(row).Pods], [.. snapshot.Entry(row).Ports]);
        handle.Evict = null;
    }

    public void Dispose()
    {
        _handle.Evict = _evict;
        _handle.Random.Return(_random);
        foreach (var (node, pods, ports) in _places)
        {
            if (!node.Pods.SequenceEqual(pods))
                PutBack(node, pods);
            if (!node.Ports.SequenceEqual(ports))
            {
                node.Ports.Clear();
                node.Ports.AddRange(ports);
            }
        }
    }

    // Which Pod comes first matters when preemption finds several of the same importance.
    private void PutBack(NodeEntry node, PodEntry[] pods)
    {
        foreach (var stranger in node.Pods.Except(pods).ToList())
            _snapshot.RemovePod(stranger);
        foreach (var missing in pods.Except(node.Pods).ToList())
            _snapshot.AddPod(missing, node.Name);
        for (var i = 0; i < pods.Length; i++)
        {
            node.Pods[i] = pods[i];
            pods[i].Index = i;
        }
    }
}
