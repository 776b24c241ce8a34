namespace ClusterSim.Scheduling;

/// <summary>One resource: what each Node has to give, and what its Pods ask for.</summary>
internal sealed class ResourceColumn(string name, int index, int capacity)
{
    private long _factsVersion = -1;
    private long _largest;
    private bool _everywhere;
    private double[] _inverse = [];

    public string Name { get; } = name;

    public int Index { get; } = index;

    public Column<long> Allocatable { get; } = new(capacity);

    public Column<long> Requested { get; } = new(capacity);

    /// <summary>One divided by each allocatable amount, as of the last look at the <see cref="Facts"/>.</summary>
    public ReadOnlySpan<double> Inverse => _inverse;

    /// <summary>The largest allocatable amount, and whether every Node has some: what decides whether a vector pass is exact.</summary>
    public (long Largest, bool Everywhere) Facts(Snapshot snapshot)
    {
        if (_factsVersion != snapshot.AllocatableVersion)
        {
            _factsVersion = snapshot.AllocatableVersion;
            (_largest, _everywhere) = (0, true);
            if (_inverse.Length < snapshot.Count)
                _inverse = new double[snapshot.Count];
            for (var row = 0; row < snapshot.Count; row++)
            {
                var amount = Allocatable.Values[row];
                _inverse[row] = 1.0 / amount;
                _largest = Math.Max(_largest, amount);
                _everywhere &= amount > 0;
            }
        }
        return (_largest, _everywhere);
    }
}
