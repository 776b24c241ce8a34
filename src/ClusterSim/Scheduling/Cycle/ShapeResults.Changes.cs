namespace ClusterSim.Scheduling;

/// <content>Scores of the rows that changed.</content>
internal sealed partial class ShapeResults
{
    private void ScoreSome(ReadOnlySpan<int> rows)
    {
        var flipped = _flippedCount <= _count / FlipFraction ? _flipped.AsSpan(0, _flippedCount) : [];
        var moved = flipped.Length < _flippedCount;
        foreach (var row in rows)
        {
            moved |= Withdraw(row);
            _base[row] = 0;
        }
        foreach (var row in flipped)
            moved |= Withdraw(row);
        var passed = PassedAmong(rows);
        for (var i = 0; i < _slots.Length && passed.Count > 0; i++)
        {
            if (!_slots[i].IsSkippedIn(_skippedScores))
                Score(i, passed);
        }
        foreach (var row in rows)
            moved |= Enter(row);
        foreach (var row in flipped)
            moved |= Enter(row);
        if (moved)
            TotalAll(); // The highest raw score is another, and every Node's normalised score with it; or too many rows came or went.
    }

    /// <summary>Takes back what a row contributed; true when a highest raw score went with it.</summary>
    private bool Withdraw(int row)
    {
        var total = Totals[row];
        if (total == Infeasible)
            return false;
        Totals[row] = Infeasible;
        if (_isCounted)
            _countByTotal[total]--;
        var moved = false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (IsNormalized(i) && _raw[i][row] == _highest[i] && --_atHighest[i] == 0)
                moved |= _highest[i] > 0;
        }
        return moved;
    }

    /// <summary>Takes in the new scores of a row; true when a raw score is the highest.</summary>
    private bool Enter(int row)
    {
        if (RejectedBy[row] != 0 || Totals[row] != Infeasible)
            return false;
        var moved = false;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (IsNormalized(i))
                moved |= Rise(i, _raw[i][row]);
        }
        SetTotal(row);
        return moved;
    }

    private NodeRows PassedAmong(ReadOnlySpan<int> rows)
    {
        var buffer = scratch.Alive(rows.Length);
        var rejectedBy = _judgement.RejectedBy;
        var found = 0;
        foreach (var row in rows)
        {
            if (rejectedBy[row] == 0)
                buffer[found++] = row;
        }
        return NodeRows.Of(buffer.AsSpan(0, found));
    }
}
