namespace ClusterSim.Api;

/// <summary>An instant as the API writes it: whole seconds in UTC.</summary>
/// <remarks>Fractions are cut off where the value is made, so that what C# code holds equals what JSON would bring back.</remarks>
public readonly record struct Time : IComparable<Time>
{
    private readonly long _seconds; // Since the Unix epoch.

    /// <summary>The second that <paramref name="instant"/> lies in.</summary>
    public Time(DateTimeOffset instant) => _seconds = instant.ToUnixTimeSeconds();

    /// <summary>The second that <paramref name="instant"/> lies in.</summary>
    public static implicit operator Time(DateTimeOffset instant) => new(instant);

    /// <summary>The beginning of the second.</summary>
    public static implicit operator DateTimeOffset(Time time) => DateTimeOffset.FromUnixTimeSeconds(time._seconds);

    /// <summary>From the beginning of <paramref name="right"/> to that of <paramref name="left"/>.</summary>
    public static TimeSpan operator -(Time left, Time right) => TimeSpan.FromSeconds(left._seconds - right._seconds);

    /// <summary><paramref name="time"/> and <paramref name="span"/> later, cut to seconds.</summary>
    public static Time operator +(Time time, TimeSpan span) => (DateTimeOffset)time + span;

    /// <summary>Earlier than.</summary>
    public static bool operator <(Time left, Time right) => left._seconds < right._seconds;

    /// <summary>Later than.</summary>
    public static bool operator >(Time left, Time right) => left._seconds > right._seconds;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Time left, Time right) => left._seconds <= right._seconds;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Time left, Time right) => left._seconds >= right._seconds;

    /// <summary>Reads RFC 3339, as in <c>2026-01-01T00:00:00Z</c>; fractions are cut off.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Time Parse(string text) => Rfc3339.Parse(text);

    /// <inheritdoc/>
    public int CompareTo(Time other) => _seconds.CompareTo(other._seconds);

    /// <summary>RFC 3339 with whole seconds.</summary>
    public override string ToString() => Rfc3339.Write(this, withMicroseconds: false);
}
