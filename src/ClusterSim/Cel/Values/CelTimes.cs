namespace ClusterSim.Cel;

/// <summary>A moment, precise to a nanosecond, counted from 1970.</summary>
internal sealed class CelTimestamp(Int128 nanoseconds) : CelValue
{
    private const long NanosecondsPerTick = 100;

    private static readonly Int128 First = (Int128)(-62135596800) * CelDuration.Second;
    private static readonly Int128 Last = ((Int128)253402300799 * CelDuration.Second) + 999_999_999;

    public Int128 Nanoseconds => nanoseconds;

    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks((long)Int128.Clamp(FloorDivide(nanoseconds, NanosecondsPerTick), long.MinValue, long.MaxValue));

    public override CelType Type => CelType.Timestamp;

    /// <summary>The moment; an error when it lies outside the years 1 to 9999.</summary>
    public static CelValue Of(Int128 nanoseconds) => nanoseconds < First || nanoseconds > Last ? new CelError("timestamp overflow") : new CelTimestamp(nanoseconds);

    public static CelTimestamp Of(DateTimeOffset time) => new((Int128)(time - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick);

    public override bool IsEqual(CelValue other) => other is CelTimestamp time && time.Nanoseconds == nanoseconds;

    public override string ToString() => CelText.OfTimestamp(this);

    internal static Int128 FloorDivide(Int128 value, Int128 divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}

/// <summary>A length of time in nanoseconds.</summary>
internal sealed class CelDuration(long nanoseconds) : CelValue
{
    public const long Millisecond = 1_000_000;
    public const long Second = 1000 * Millisecond;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    public long Nanoseconds => nanoseconds;

    public override CelType Type => CelType.Duration;

    public override bool IsZero => nanoseconds == 0;

    /// <summary>The length; an error when it is too long.</summary>
    public static CelValue Of(Int128 nanoseconds) =>
        nanoseconds < long.MinValue || nanoseconds > long.MaxValue ? new CelError("integer overflow") : new CelDuration((long)nanoseconds);

    public override bool IsEqual(CelValue other) => other is CelDuration duration && duration.Nanoseconds == nanoseconds;

    public override string ToString() => CelText.OfDuration(this);
}
