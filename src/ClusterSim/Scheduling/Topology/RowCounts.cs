namespace ClusterSim.Scheduling;

/// <summary>How many of something stand on each Node, and in each domain that somebody asked about.</summary>
internal sealed class RowCounts(Snapshot snapshot, Column<int> counts)
{
    private const int LogLength = 1 << 8;

    private readonly List<DomainCounts> _domains = [];

    /// <summary>By row.</summary>
    public ReadOnlySpan<int> ByRow => counts.Values.AsSpan(0, snapshot.Count);

    public int this[int row] => counts.Values[row];

    public Column<int> Column => counts;

    /// <summary>Rows of which the count changed.</summary>
    public ChangeLog Changes { get; } = new(LogLength);

    /// <summary>More or fewer of them stand on a Node.</summary>
    public void Add(int row, int number)
    {
        counts.Values[row] += number;
        Changes.Add(row);
        foreach (var domain in _domains)
            domain.Add(row, number);
    }

    /// <summary>The counts by value of a label, among the Nodes that count.</summary>
    public DomainCounts By(LabelColumn key, Eligibility? among = null)
    {
        foreach (var known in _domains)
        {
            if (ReferenceEquals(known.Key, key) && Equals(known.Among, among))
                return known;
        }
        var domain = new DomainCounts(snapshot, this, key, among);
        _domains.Add(domain);
        return domain;
    }
}
