namespace ClusterSim.Scheduling;

/// <summary>Which rows (or values) changed lately: whoever kept answers reads on from where it stopped, and starts anew when that is too long ago.</summary>
/// <param name="capacity">How many changes are remembered; a power of two.</param>
internal sealed class ChangeLog(int capacity = 1 << 12)
{
    private readonly int[] _changed = new int[capacity];

    /// <summary>Number of changes so far.</summary>
    public long Position { get; private set; }

    public void Add(int changed) => _changed[Position++ & (_changed.Length - 1)] = changed;

    /// <summary>True when every change after the first <paramref name="position"/> is still known.</summary>
    public bool Reaches(long position) => Position - position <= _changed.Length;

    public int this[long position] => _changed[position & (_changed.Length - 1)];
}
