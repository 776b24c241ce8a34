namespace ClusterSim.Scheduling;

/// <content>Cycles in which some answers hold for this Pod and this moment only.</content>
internal sealed partial class SchedulingAlgorithm
{
    private readonly Judgement _judgement = new();
    private readonly Judgement _trial = new(); // Apart: the diagnosis of this cycle stays readable while PostFilter tries things out.
    private int[] _rows = [];
    private int[] _totals = [];
    private ulong _skippedFilters;

    // All Nodes: what is known, then the plugins and the nominated Pods whose answers are not.
    private CycleOutcome Afresh(CycleState state, ShapeResults results)
    {
        results.CopyTo(_judgement);
        foreach (var slot in _profile.Filters)
        {
            if (slot.IsVolatile && !slot.IsSkippedIn(_skippedFilters))
                PluginCalls.Filter(slot, state.Shape, state, _snapshot, NotRejectedBefore(slot), _scratch, _judgement);
        }
        HeedNominatedPods(state, NodeRows.All(_snapshot.Count), _judgement);
        var feasible = ListFeasible(_judgement.RejectedBy);
        return Conclude(state, feasible, results, 0);
    }

    // Only the Nodes that PreFilter named.
    private CycleOutcome AmongNamed(CycleState state, SortedSet<string> names, ulong plugins)
    {
        _judgement.MakeRoom(_snapshot.Count);
        _judgement.RejectedBy.AsSpan().Fill(Diagnosis.LeftOut);
        var count = 0;
        if (_rows.Length < names.Count)
            _rows = new int[names.Count];
        foreach (var name in names)
        {
            if (_snapshot.Find(name) is >= 0 and var row)
                _rows[count++] = row;
        }
        var rows = _rows.AsSpan(0, count);
        rows.Sort();
        Judge(state, NodeRows.Of(rows), _judgement);
        return Conclude(state, ListFeasible(_judgement.RejectedBy), null, plugins);
    }

    private CycleOutcome Conclude(CycleState state, ReadOnlySpan<int> feasible, ShapeResults? results, ulong plugins)
    {
        if (feasible.Length == 0)
            return new(-1, 0, new Diagnosis(_profile, state.Shape, _snapshot, _judgement.RejectedBy, _judgement.Verdicts, plugins));
        if (feasible.Length == 1)
            return new(feasible[0], 1, null);
        (_feasibleIn, _feasibleTotal) = (_judgement.RejectedBy, feasible.Length);
        var skipped = RunPreScore(state);
        return ScoreList(state, ListFeasible(_judgement.RejectedBy), results, skipped);
    }

    /// <summary>Asks every filter about rows, nominated Pods included; fills in who rejects them.</summary>
    private void Judge(CycleState state, NodeRows rows, Judgement judgement)
    {
        JudgeAlone(state, rows, judgement);
        HeedNominatedPods(state, rows, judgement);
    }

    private void JudgeAlone(CycleState state, NodeRows rows, Judgement judgement)
    {
        for (var i = 0; i < rows.Count; i++)
            judgement.RejectedBy[rows[i]] = 0;
        foreach (var slot in _profile.Filters)
        {
            if (!slot.IsSkippedIn(_skippedFilters) && Survivors(rows, judgement) is { Count: > 0 } survivors)
                PluginCalls.Filter(slot, state.Shape, state, _snapshot, survivors, _scratch, judgement);
        }
    }

    private int IsFeasibleAsNominated(CycleState state)
    {
        if (string.IsNullOrEmpty(state.Pod.Status.NominatedNodeName) || _snapshot.Find(state.Pod.Status.NominatedNodeName) is not (>= 0 and var row))
            return -1;
        return FitsAt(state, row) ? row : -1;
    }

    private NodeRows NotRejectedBefore(FilterSlot slot)
    {
        var buffer = _scratch.Alive(_snapshot.Count);
        var count = 0;
        for (var row = 0; row < _snapshot.Count; row++)
        {
            if (_judgement.RejectedBy[row] == 0 || _judgement.RejectedBy[row] > slot.Place)
                buffer[count++] = row;
        }
        return count == _snapshot.Count ? NodeRows.All(count) : NodeRows.Of(buffer.AsSpan(0, count));
    }

    private NodeRows Survivors(NodeRows rows, Judgement judgement)
    {
        var buffer = _scratch.Alive(rows.Count);
        var count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (judgement.RejectedBy[rows[i]] == 0)
                buffer[count++] = rows[i];
        }
        return NodeRows.Of(buffer.AsSpan(0, count));
    }
}
