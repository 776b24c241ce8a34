namespace ClusterSim.Scheduling;

/// <content>Scores of the rows that changed.</content>
internal sealed partial class ShapeResults
{
    private void ScoreSome(ReadOnlySpan<int> rows)
    {
        var moved = false;
        foreach (var row in rows)
            moved |= Withdraw(row);
        var feasible = FeasibleAmong(rows);
        for (var i = 0; i < _slots.Length && feasible.Count > 0; i++)
        {
            if (!_slots[i].IsSkippedIn(_skippedScores))
                Score(i, feasible);
        }
        for (var i = 0; i < feasible.Count; i++)
            moved |= Enter(feasible[i]);
        if (moved)
            TotalAll(); // The highest raw score is another: every Node's normalised score changes.
        else
        {
            foreach (var row in rows)
                SetTotal(row);
        }
    }

    /// <summary>Takes back what a row contributed; true when a highest raw score went with it.</summary>
    private bool Withdraw(int row)
    {
        _base[row] = 0;
        if (Totals[row] == Infeasible)
            return false;
        if (_countByTotal.Length > 0)
            _countByTotal[Totals[row]]--;
        var moved = false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Normalization != Normalization.None && !_slots[i].IsSkippedIn(_skippedScores) && _raw[i][row] == _highest[i] && --_atHighest[i] == 0)
                moved |= _highest[i] > 0;
        }
        return moved;
    }

    /// <summary>Takes in the new raw scores of a row; true when one is the highest.</summary>
    private bool Enter(int row)
    {
        var moved = false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i].Normalization != Normalization.None && !_slots[i].IsSkippedIn(_skippedScores))
                moved |= Rise(i, _raw[i][row]);
        }
        return moved;
    }

    private NodeRows FeasibleAmong(ReadOnlySpan<int> rows)
    {
        var buffer = scratch.Alive(rows.Length);
        var found = 0;
        foreach (var row in rows)
        {
            if (RejectedBy[row] == 0)
                buffer[found++] = row;
        }
        return NodeRows.Of(buffer.AsSpan(0, found));
    }
}
