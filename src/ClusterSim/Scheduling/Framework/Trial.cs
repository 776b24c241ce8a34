namespace ClusterSim.Scheduling;

/// <summary>Tries out what would be if Pods left a Node: for PostFilter plugins. Disposing puts everything back.</summary>
public sealed class Trial : IDisposable
{
    private readonly CycleState _state;
    private readonly Snapshot _snapshot;
    private readonly int _row;
    private readonly List<PodEntry> _removed = [];

    internal Trial(CycleState state, Snapshot snapshot, int row)
    {
        (_state, _snapshot, _row) = (state, snapshot, row);
        state.Trials?.Begin(row);
    }

    private ITrials Framework => _state.Trials ?? throw new InvalidOperationException("A trial needs a scheduling cycle.");

    /// <summary>True when the cycle's Pod would pass all filters on the Node now, with Pods nominated for it heeded.</summary>
    public bool Fits => Framework.FitsAt(_state, _row);

    /// <summary>What the filters would say now.</summary>
    public PluginStatus Status => Framework.StatusAt(_state, _row);

    /// <summary>Takes a Pod off the Node.</summary>
    /// <exception cref="ArgumentException">It does not stand there.</exception>
    public void Remove(Pod pod) =>
        Remove(_snapshot.Entry(_row).Pods.Find(entry => ReferenceEquals(entry.Pod, pod))
            ?? throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} does not stand on the Node.", nameof(pod)));

    /// <summary>Puts a Pod back that was taken off.</summary>
    /// <exception cref="ArgumentException">It was not.</exception>
    public void PutBack(Pod pod) =>
        PutBack(_removed.Find(entry => ReferenceEquals(entry.Pod, pod)) ?? throw new ArgumentException($"The Pod {ObjectKey.Of(pod)} was not taken off.", nameof(pod)));

    /// <summary>Puts back every Pod that is still off.</summary>
    public void Dispose()
    {
        PluginException? broken = null;
        foreach (var entry in _removed)
        {
            try
            {
                Framework.Add(_state, entry, _snapshot.Entry(_row).Name);
            }
            catch (PluginException e)
            {
                broken ??= e; // All of them go back first.
            }
        }
        _removed.Clear();
        if (broken is not null)
            throw broken;
    }

    internal void Remove(PodEntry entry)
    {
        _removed.Add(entry); // First: it is off, whatever plugins do.
        Framework.Remove(_state, entry);
    }

    internal void PutBack(PodEntry entry)
    {
        _removed.Remove(entry); // As a rule the first.
        Framework.Add(_state, entry, _snapshot.Entry(_row).Name);
    }
}
