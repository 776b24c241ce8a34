namespace ClusterSim.Scheduling;

/// <content>Verdicts that hang on Pods elsewhere: each filter says for which rows it may have changed its mind.</content>
internal sealed partial class ShapeResults
{
    private const int TopologyLimit = 8; // A bit each.

    private readonly FilterSlot[] _topologySlots = [.. profile.Filters.Where(static slot => slot.IsTopology).Take(TopologyLimit)];
    private readonly byte[] _firstPlaces = new byte[1 << TopologyLimit]; // By the bits set: the place of the first.
    private readonly RowSet _changed = new();
    private FilterSlot[] _topologyInPlay = [];
    private byte[] _topology = []; // By row: a bit for each of them that rejects it.
    private byte[] _rejectedBy = [];
    private int[] _changedRows = [];
    private int[] _flipped = []; // Rows that these filters let in or shut out since the scores were brought up to date.
    private int _flippedCount;

    // After all other verdicts were made anew: every row is combined again.
    private void BeginTopology()
    {
        if (!Array.TrueForAll(_topologyInPlay, slot => !slot.IsSkippedIn(_skippedFilters)) || _topologyInPlay.Length != CountInPlay())
            ChooseTopology();
        _flippedCount = 0;
        if (_topologyInPlay.Length == 0)
            return;
        if (_rejectedBy.Length < _count)
            (_rejectedBy, _topology, _changedRows, _flipped) = (new byte[_count], new byte[_count], new int[_count], new int[_count]);
        _topology.AsSpan(0, _count).Clear();
        _judgement.RejectedBy.AsSpan(0, _count).CopyTo(_rejectedBy);
        for (var i = 0; i < _topologyInPlay.Length; i++)
        {
            Ask(i); // From now on it tells of changes.
            Judge(i, NodeRows.All(_count));
        }
        FeasibleCount = _rejectedBy.AsSpan(0, _count).Count((byte)0);
        _flippedCount = 0;
        _scoreEpoch = -1;
    }

    private int CountInPlay()
    {
        var count = 0;
        foreach (var slot in _topologySlots)
            count += slot.IsSkippedIn(_skippedFilters) ? 0 : 1;
        return count;
    }

    private void ChooseTopology()
    {
        _topologyInPlay = Array.FindAll(_topologySlots, slot => !slot.IsSkippedIn(_skippedFilters));
        for (var bits = 1; bits < 1 << _topologyInPlay.Length; bits++)
            _firstPlaces[bits] = _topologyInPlay[System.Numerics.BitOperations.TrailingZeroCount(bits)].Place;
    }

    private void RefreshTopology()
    {
        for (var i = 0; i < _topologyInPlay.Length; i++)
        {
            Ask(i);
            if (_changed.IsAll)
                Judge(i, NodeRows.All(_count));
            else if (!_changed.IsEmpty)
                Judge(i, NodeRows.Of(_changedRows.AsSpan(0, _changed.List(_changedRows))));
        }
    }

    private void Ask(int index)
    {
        _changed.Clear(_count);
        var plugin = (ITopologyPlugin)_topologyInPlay[index].Plugin;
        try
        {
            plugin.FindChanged(_shape, _state, snapshot, _changed);
        }
        catch (Exception e)
        {
            throw PluginException.Threw(plugin, "Filter", e);
        }
    }

    private void Judge(int index, NodeRows rows)
    {
        var verdicts = PluginCalls.Ask(_topologyInPlay[index], _shape, _state, snapshot, rows, scratch);
        var bit = (byte)(1 << index);
        for (var i = 0; i < verdicts.Length; i++)
        {
            var row = rows[i];
            if (((_topology[row] & bit) != 0) == verdicts[i].IsRejection)
                continue;
            _topology[row] ^= bit;
            var was = _rejectedBy[row];
            Combine(row);
            if ((was == 0) != (_rejectedBy[row] == 0))
                Flip(row);
        }
    }

    private void Combine(int row)
    {
        var (first, other) = (_judgement.RejectedBy[row], _firstPlaces[_topology[row]]);
        _rejectedBy[row] = first == 0 || (other != 0 && other < first) ? other : first;
    }

    private void Flip(int row)
    {
        FeasibleCount += _rejectedBy[row] == 0 ? 1 : -1;
        if (_flippedCount < _flipped.Length)
            _flipped[_flippedCount] = row;
        _flippedCount++; // More than there is room for: all are totalled again.
    }
}
