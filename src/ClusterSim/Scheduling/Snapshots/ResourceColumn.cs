namespace ClusterSim.Scheduling;

/// <summary>One resource: what each Node has to give, and what its Pods ask for.</summary>
internal sealed class ResourceColumn(string name, int index, int capacity)
{
    private long _factsVersion = -1;
    private long _largest;
    private bool _everywhere;

    public string Name { get; } = name;

    public int Index { get; } = index;

    public Column<long> Allocatable { get; } = new(capacity);

    public Column<long> Requested { get; } = new(capacity);

    /// <summary>The largest allocatable amount, and whether every Node has some: what decides whether a vector pass is exact.</summary>
    public (long Largest, bool Everywhere) Facts(Snapshot snapshot)
    {
        if (_factsVersion != snapshot.AllocatableVersion)
        {
            _factsVersion = snapshot.AllocatableVersion;
            (_largest, _everywhere) = (0, true);
            foreach (var amount in Allocatable.Values.AsSpan(0, snapshot.Count))
            {
                _largest = Math.Max(_largest, amount);
                _everywhere &= amount > 0;
            }
        }
        return (_largest, _everywhere);
    }
}
