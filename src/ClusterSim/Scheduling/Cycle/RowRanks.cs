namespace ClusterSim.Scheduling;

/// <summary>Which row is taken among several of the same total, where chance does not decide.</summary>
internal sealed class RowRanks(TieBreak rule, Snapshot snapshot)
{
    private int[] _rankByRow = [];
    private long _version = -1;
    private long _epoch = -1;

    /// <summary>The row of the lowest rank among those with a total.</summary>
    public int FindLowest(ReadOnlySpan<int> totals, int total)
    {
        Refresh();
        var lowest = -1;
        for (var row = 0; row < totals.Length; row++)
        {
            if (totals[row] == total && (lowest < 0 || _rankByRow[row] < _rankByRow[lowest]))
                lowest = row;
        }
        return lowest;
    }

    private void Refresh()
    {
        var version = rule.IsByName ? 0 : snapshot.StaticVersion; // Names do not change.
        if (_epoch == snapshot.Epoch && _version == version)
            return;
        (_epoch, _version) = (snapshot.Epoch, version);
        var order = Enumerable.Range(0, snapshot.Count);
        order = rule.RankOf is { } rank
            ? order.OrderBy(row => rank(snapshot[row])).ToArray()
            : order.OrderBy(row => snapshot[row].Name, StringComparer.Ordinal).ToArray();
        _rankByRow = new int[snapshot.Count];
        foreach (var (place, row) in order.Index())
            _rankByRow[row] = place;
    }
}
