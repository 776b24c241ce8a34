namespace ClusterSim.Scheduling;

/// <summary>Notices when the count of a domain passes a limit, in either direction.</summary>
internal sealed class DomainWatch(DomainCounts domains)
{
    private bool[] _above = []; // By value, as last told.
    private long _version = -1;
    private long _seen;
    private int _limit;

    public DomainCounts Domains { get; } = domains;

    /// <summary>Collects the rows of domains that passed the limit since this was last called.</summary>
    /// <param name="limit">What a count may be at most.</param>
    /// <param name="rows">Where the rows go.</param>
    public void Collect(int limit, RowSet rows)
    {
        var log = Domains.Changes;
        if (_version != Domains.Version)
            Start(limit, rows);
        else if (limit != _limit || !log.Reaches(_seen))
            CompareAll(limit, rows);
        else
        {
            for (; _seen < log.Position; _seen++)
                Compare(log[_seen], rows);
        }
        _seen = log.Position;
    }

    private void Start(int limit, RowSet rows)
    {
        (_version, _limit) = (Domains.Version, limit);
        var counts = Domains.ByValue;
        if (_above.Length < counts.Length)
            _above = new bool[counts.Length];
        for (var value = 0; value < counts.Length; value++)
            _above[value] = counts[value] > limit;
        rows.AddAll();
    }

    private void CompareAll(int limit, RowSet rows)
    {
        _limit = limit;
        for (var value = 1; value < _above.Length; value++)
            Compare(value, rows);
    }

    private void Compare(int value, RowSet rows)
    {
        var above = Domains.ByValue[value] > _limit;
        if (above == _above[value])
            return;
        _above[value] = above;
        rows.Add(Domains.Key.RowsOf(value));
    }
}
