namespace ClusterSim.Scheduling;

/// <summary>Tries out what would be if Pods left a Node: for PostFilter plugins. Disposing puts everything back.</summary>
public sealed class Trial : IDisposable
{
    private readonly CycleState _state;
    private readonly Snapshot _snapshot;
    private readonly int _row;
    private readonly List<PodEntry> _removed = [];

    internal Trial(CycleState state, Snapshot snapshot, int row) => (_state, _snapshot, _row) = (state, snapshot, row);

    private ITrials Framework => _state.Trials ?? throw new InvalidOperationException("A trial needs a scheduling cycle.");

    /// <summary>True when the cycle's Pod would pass all filters on the Node now, with Pods nominated for it heeded.</summary>
    public bool Fits => Framework.FitsAt(_state, _row);

    /// <summary>What the filters would say now.</summary>
    public PluginStatus Status => Framework.StatusAt(_state, _row);

    /// <summary>Takes a Pod off the Node.</summary>
    /// <exception cref="ArgumentException">It does not stand there.</exception>
    public void Remove(Pod pod)
    {
        var entry = _snapshot.Entry(_row).Pods.Find(entry => ReferenceEquals(entry.Pod, pod))
            ?? throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} does not stand on the Node.", nameof(pod));
        Framework.Remove(_state, entry);
        _removed.Add(entry);
    }

    /// <summary>Puts a Pod back that was taken off.</summary>
    /// <exception cref="ArgumentException">It was not.</exception>
    public void PutBack(Pod pod)
    {
        var index = _removed.FindIndex(entry => ReferenceEquals(entry.Pod, pod));
        if (index < 0)
            throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} was not taken off.", nameof(pod));
        Framework.Add(_state, _removed[index], _snapshot.Entry(_row).Name);
        _removed.RemoveAt(index);
    }

    /// <summary>Puts back every Pod that is still off.</summary>
    public void Dispose()
    {
        foreach (var entry in _removed)
            Framework.Add(_state, entry, _snapshot.Entry(_row).Name);
        _removed.Clear();
    }
}
