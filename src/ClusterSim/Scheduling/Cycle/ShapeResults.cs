namespace ClusterSim.Scheduling;

/// <summary>What the plugins of a profile answered for one shape, kept up to date by asking again about Nodes that changed.</summary>
/// <remarks>
/// <para>The plugins are the ones of the slow path and are called the same way; only the set of Nodes they are asked about is smaller.</para>
/// <para>Plugins whose answers are good for one cycle only are not among them.</para>
/// </remarks>
internal sealed partial class ShapeResults(ProfileRuntime profile, Snapshot snapshot, Scratch scratch)
{
    private const int FullPassFraction = 4; // When more than a quarter of the rows changed, a pass over all columns is cheaper.

    private readonly Judgement _judgement = new(); // Of the filters that do not look at other Pods.
    private PodShape _shape = null!;
    private CycleState _state = null!;
    private int _count;

    private long _filterEpoch = -1;
    private long _filterSeen;
    private long _filterStatic;
    private ulong _skippedFilters;

    /// <summary>The shape these are the results for.</summary>
    public PodShape Shape => _shape;

    /// <summary>By row: 0 when no filter rejects it.</summary>
    public byte[] RejectedBy => _topologyInPlay.Length > 0 ? _rejectedBy : _judgement.RejectedBy;

    /// <summary>How many rows no filter rejects.</summary>
    public int FeasibleCount { get; private set; }

    private bool HasFilterOnOtherNodes { get; } = Array.Exists(profile.Filters, static slot => slot.IsReusable && (slot.Plugin.DependsOn & Dependencies.OtherNodes) != 0);

    /// <summary>Makes these the results for another shape.</summary>
    public void Bind(PodShape shape)
    {
        _shape = shape;
        _filterEpoch = -1;
        _scoreEpoch = -1;
    }

    /// <summary>Brings the verdicts up to date.</summary>
    /// <param name="state">Notes of this cycle.</param>
    /// <param name="skipped">Filters to leave out, by plugin number.</param>
    public void RefreshFilters(CycleState state, ulong skipped)
    {
        _state = state;
        skipped |= Accepting();
        var log = snapshot.Changes;
        var isKept = _filterEpoch == snapshot.Epoch && _skippedFilters == skipped && log.Reaches(_filterSeen) && !(HasFilterOnOtherNodes && _filterStatic != snapshot.StaticVersion);
        _filterEpoch = -1; // Should a plugin throw, nothing holds.
        var rows = !isKept || _filterSeen == log.Position ? [] : scratch.ChangedRows(log, _filterSeen, _count);
        if (!isKept || rows.Length * FullPassFraction > _count)
            FilterAll(skipped);
        else if (rows.Length > 0)
            FilterSome(rows);
        if (_topologyInPlay.Length > 0)
            RefreshTopology();
        (_filterEpoch, _filterSeen, _filterStatic) = (snapshot.Epoch, log.Position, snapshot.StaticVersion);
    }

    /// <summary>Writes down who rejects which row, with the verdicts.</summary>
    public void CopyTo(Judgement judgement)
    {
        judgement.MakeRoom(_count);
        _judgement.RejectedBy.AsSpan(0, _count).CopyTo(judgement.RejectedBy);
        _judgement.Verdicts.AsSpan(0, _count).CopyTo(judgement.Verdicts);
        foreach (var slot in _topologyInPlay)
            PluginCalls.Filter(slot, _shape, _state, snapshot, NodeRows.All(_count), scratch, judgement);
    }

    // Filters that need not be asked, since they reject nothing.
    private ulong Accepting()
    {
        var accepting = 0UL;
        foreach (var slot in profile.Filters)
        {
            if (slot.IsReusable && slot.Plugin.AcceptsAll(_shape, snapshot))
                accepting |= 1UL << slot.Number;
        }
        return accepting;
    }

    private void FilterAll(ulong skipped)
    {
        _skippedFilters = skipped;
        _count = snapshot.Count;
        _judgement.MakeRoom(_count);
        _judgement.RejectedBy.AsSpan(0, _count).Clear();
        FeasibleCount = Filter(NodeRows.All(_count));
        BeginTopology();
    }

    private void FilterSome(ReadOnlySpan<int> rows)
    {
        var rejectedBy = _judgement.RejectedBy;
        foreach (var row in rows)
        {
            if (RejectedBy[row] == 0)
                FeasibleCount--;
            rejectedBy[row] = 0;
        }
        var passed = Filter(NodeRows.Of(rows));
        if (_topologyInPlay.Length == 0)
        {
            FeasibleCount += passed;
            return;
        }
        foreach (var row in rows)
        {
            Combine(row);
            if (_rejectedBy[row] == 0)
                FeasibleCount++;
        }
    }

    /// <summary>Asks the filters about rows that nothing has been said about yet.</summary>
    /// <returns>How many of them passed.</returns>
    private int Filter(NodeRows rows)
    {
        var alive = rows.Count;
        foreach (var slot in profile.Filters)
        {
            if (alive == 0)
                break;
            if (!slot.IsReusable || slot.IsSkippedIn(_skippedFilters))
                continue;
            var survivorsOnly = alive < rows.Count && (slot.OneAtATime || alive * 2 < rows.Count);
            var candidates = survivorsOnly ? Alive(rows, alive) : rows;
            alive -= PluginCalls.Filter(slot, _shape, _state, snapshot, candidates, scratch, _judgement);
        }
        return alive;
    }

    private NodeRows Alive(NodeRows rows, int alive)
    {
        var buffer = scratch.Alive(alive);
        var rejectedBy = _judgement.RejectedBy;
        var found = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rejectedBy[rows[i]] == 0)
                buffer[found++] = rows[i];
        }
        return NodeRows.Of(buffer.AsSpan(0, found));
    }
}
