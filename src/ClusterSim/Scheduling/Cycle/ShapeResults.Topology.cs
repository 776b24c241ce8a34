namespace ClusterSim.Scheduling;

/// <content>Verdicts that hang on Pods elsewhere: each filter says for which rows it may have changed its mind.</content>
internal sealed partial class ShapeResults
{
    private readonly FilterSlot[] _topologySlots = [.. profile.Filters.Where(static slot => slot.IsTopology)];
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
        ChooseTopology();
        _flippedCount = 0;
        if (_topologyInPlay.Length == 0)
            return;
        if (_rejectedBy.Length < _count)
            (_rejectedBy, _topology, _changedRows, _flipped) = (new byte[_count], new byte[_count], new int[_count], new int[_count]);
        _topology.AsSpan(0, _count).Clear();
        for (var i = 0; i < _topologyInPlay.Length; i++)
        {
            Ask(i); // From now on it tells of changes.
            JudgeAll(i);
        }
        CombineAll();
        _scoreEpoch = -1;
    }

    private void ChooseTopology()
    {
        var (place, isSame) = (0, true);
        foreach (var slot in _topologySlots)
        {
            if (!slot.IsSkippedIn(_skippedFilters))
                isSame &= place < _topologyInPlay.Length && ReferenceEquals(_topologyInPlay[place++], slot);
        }
        if (!isSame || place != _topologyInPlay.Length)
            _topologyInPlay = [.. _topologySlots.Where(slot => !slot.IsSkippedIn(_skippedFilters))];
    }

    private void RefreshTopology()
    {
        var all = false;
        for (var i = 0; i < _topologyInPlay.Length; i++)
        {
            Ask(i);
            if (_changed.IsAll || _changed.Count * FullPassFraction > _count)
            {
                JudgeAll(i);
                all = true;
            }
            else if (!_changed.IsEmpty)
                JudgeSome(i, NodeRows.Of(_changedRows.AsSpan(0, _changed.List(_changedRows))));
        }
        if (all)
            CombineAll();
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

    private void JudgeAll(int index)
    {
        var verdicts = PluginCalls.Ask(_topologyInPlay[index], _shape, _state, snapshot, NodeRows.All(_count), scratch);
        var bits = _topology.AsSpan(0, verdicts.Length);
        var bit = (byte)(1 << index);
        for (var row = 0; row < verdicts.Length; row++)
            bits[row] = (byte)((bits[row] & ~bit) | (verdicts[row].IsRejection ? bit : 0));
    }

    private void JudgeSome(int index, NodeRows rows)
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

    private void CombineAll()
    {
        TotalsScan.Or(_judgement.RejectedBy.AsSpan(0, _count), _topology.AsSpan(0, _count), _rejectedBy);
        FeasibleCount = _rejectedBy.AsSpan(0, _count).Count((byte)0);
        _flippedCount = int.MaxValue; // Any row may have been let in or shut out.
    }

    private void Combine(int row) => _rejectedBy[row] = (byte)(_judgement.RejectedBy[row] | _topology[row]);

    private void Flip(int row)
    {
        FeasibleCount += _rejectedBy[row] == 0 ? 1 : -1;
        if (_flippedCount < _flipped.Length)
            _flipped[_flippedCount++] = row;
        else
            _flippedCount = int.MaxValue;
    }
}
