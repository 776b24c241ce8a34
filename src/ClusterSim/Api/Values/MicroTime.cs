namespace ClusterSim.Api;

/// <summary>An instant as leases and events write it: microseconds in UTC.</summary>
/// <remarks>Smaller fractions are cut off where the value is made.</remarks>
public readonly record struct MicroTime : IComparable<MicroTime>
{
    private readonly long _microseconds; // Since the Unix epoch.

    /// <summary>The microsecond that <paramref name="instant"/> lies in.</summary>
    public MicroTime(DateTimeOffset instant) =>
        _microseconds = Math.DivRem(instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerMicrosecond) is var (whole, rest) && rest < 0 ? whole - 1 : whole;

    /// <summary>The microsecond that <paramref name="instant"/> lies in.</summary>
    public static implicit operator MicroTime(DateTimeOffset instant) => new(instant);

    /// <summary>The beginning of the microsecond.</summary>
    public static implicit operator DateTimeOffset(MicroTime time) => DateTimeOffset.UnixEpoch.AddMicroseconds(time._microseconds);

    /// <summary>From <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static TimeSpan operator -(MicroTime left, MicroTime right) => TimeSpan.FromTicks((left._microseconds - right._microseconds) * TimeSpan.TicksPerMicrosecond);

    /// <summary>Earlier than.</summary>
    public static bool operator <(MicroTime left, MicroTime right) => left._microseconds < right._microseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(MicroTime left, MicroTime right) => left._microseconds > right._microseconds;

    /// <summary>Reads RFC 3339 with exactly six decimals, as in <c>2026-01-01T00:00:00.000000Z</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static MicroTime Parse(string text) => Rfc3339.ParseMicro(text);

    /// <inheritdoc/>
    public int CompareTo(MicroTime other) => _microseconds.CompareTo(other._microseconds);

    /// <summary>RFC 3339 with six decimals.</summary>
    public override string ToString() => Rfc3339.Write(this, withMicroseconds: true);
}
