namespace ClusterSim.Nodes.Programs;

/// <summary>How what a program uses develops: what it is at some points in time, and straight lines between them.</summary>
/// <example><code>context.UseOverTime(UsageCurve.Through((TimeSpan.Zero, new(100, 50 &lt;&lt; 20)), (TimeSpan.FromHours(1), new(100, 500 &lt;&lt; 20)))); // A leak.</code></example>
public sealed class UsageCurve
{
    private readonly (TimeSpan Time, ContainerUsage Usage)[] _points;
    private readonly bool _repeats;

    private UsageCurve((TimeSpan, ContainerUsage)[] points, bool repeats) => (_points, _repeats) = (points, repeats);

    /// <summary>The same all the time.</summary>
    public static UsageCurve Constant(ContainerUsage usage) => Through((TimeSpan.Zero, usage));

    /// <summary>A curve through points. Before the first and after the last it stays as it is there; of two points at one time the second holds from then on, which makes a step.</summary>
    /// <param name="points">At least one; times count from when the program says so, and none lies before the one in front of it.</param>
    /// <exception cref="ArgumentException">There are no points, or times go backwards, or an amount is negative.</exception>
    public static UsageCurve Through(params (TimeSpan Time, ContainerUsage Usage)[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Length == 0)
            throw new ArgumentException("A curve needs at least one point.", nameof(points));
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Time < (i == 0 ? TimeSpan.Zero : points[i - 1].Time))
                throw new ArgumentException($"The time of point {i} lies before that of the one in front of it.", nameof(points));
            if (points[i].Usage.MilliCpu < 0 || points[i].Usage.MemoryBytes < 0)
                throw new ArgumentException($"Point {i} has a negative amount.", nameof(points));
        }
        return new([.. points], repeats: false);
    }

    /// <summary>The same curve, which begins anew at the time of its last point.</summary>
    /// <exception cref="InvalidOperationException">Its last point is at time zero.</exception>
    public UsageCurve Repeated() => _points[^1].Time > TimeSpan.Zero ? new(_points, repeats: true) : throw new InvalidOperationException("A curve that takes no time cannot be repeated.");

    /// <summary>What is used at a time.</summary>
    /// <param name="time">Time since the program said so; not negative.</param>
    public ContainerUsage At(TimeSpan time)
    {
        var within = _repeats ? new(time.Ticks % _points[^1].Time.Ticks) : time;
        var next = Array.FindIndex(_points, point => point.Time > within);
        if (next <= 0)
            return next == 0 ? _points[0].Usage : _points[^1].Usage;
        var (from, to) = (_points[next - 1], _points[next]);
        return new(Between(from.Usage.MilliCpu, to.Usage.MilliCpu, within - from.Time, to.Time - from.Time), Between(from.Usage.MemoryBytes, to.Usage.MemoryBytes, within - from.Time, to.Time - from.Time));
    }

    /// <summary>When more memory than so much is used for the first time from a time on; null: never.</summary>
    internal TimeSpan? FirstAbove(long memoryBytes, TimeSpan time)
    {
        if (At(time).MemoryBytes > memoryBytes)
            return time;
        var round = _repeats ? TimeSpan.FromTicks(time.Ticks - (time.Ticks % _points[^1].Time.Ticks)) : TimeSpan.Zero;
        if (FirstAboveInRound(memoryBytes, time - round) is { } now)
            return round + now;
        if (!_repeats)
            return null;
        return _points[0].Usage.MemoryBytes > memoryBytes ? round + _points[^1].Time : round + _points[^1].Time + FirstAboveInRound(memoryBytes, TimeSpan.Zero);
    }

    // It is not above at that time.
    private TimeSpan? FirstAboveInRound(long memoryBytes, TimeSpan time)
    {
        for (var i = 1; i < _points.Length; i++)
        {
            var (from, to) = (_points[i - 1], _points[i]);
            if (to.Time < time || to.Usage.MemoryBytes <= memoryBytes)
                continue;
            if (to.Time == from.Time || from.Usage.MemoryBytes > memoryBytes)
                return from.Time;
            var part = (Int128)(memoryBytes + 1 - from.Usage.MemoryBytes) * (to.Time - from.Time).Ticks;
            var rise = to.Usage.MemoryBytes - from.Usage.MemoryBytes;
            return from.Time + TimeSpan.FromTicks((long)((part + rise - 1) / rise));
        }
        return null;
    }

    /// <summary>The most memory that is used from a time on.</summary>
    internal long PeakMemoryFrom(TimeSpan time)
    {
        var peak = At(time).MemoryBytes;
        foreach (var point in _points)
            if (_repeats || point.Time > time)
                peak = Math.Max(peak, point.Usage.MemoryBytes);
        return peak;
    }

    private static long Between(long from, long to, TimeSpan passed, TimeSpan whole) => from + (long)((Int128)(to - from) * passed.Ticks / whole.Ticks);
}
