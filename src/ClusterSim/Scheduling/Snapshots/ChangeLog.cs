namespace ClusterSim.Scheduling;

/// <summary>Which rows changed lately: whoever kept answers reads on from where it stopped, and starts anew when that is too long ago.</summary>
internal sealed class ChangeLog
{
    private const int Capacity = 1 << 12;

    private readonly int[] _rows = new int[Capacity];

    /// <summary>Number of changes so far.</summary>
    public long Position { get; private set; }

    public void Add(int row) => _rows[Position++ & (Capacity - 1)] = row;

    /// <summary>True when every change after the first <paramref name="position"/> is still known.</summary>
    public bool Reaches(long position) => Position - position <= Capacity;

    public int this[long position] => _rows[position & (Capacity - 1)];
}
