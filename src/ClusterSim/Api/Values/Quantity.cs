namespace ClusterSim.Api;

/// <summary>How a <see cref="Quantity"/> is written.</summary>
public enum QuantityFormat : byte
{
    /// <summary>With a power of 1000: <c>500m</c>, <c>2</c>, <c>5k</c>, <c>3M</c>.</summary>
    DecimalSI,

    /// <summary>With a power of 1024: <c>64Mi</c>, <c>2Gi</c>.</summary>
    BinarySI,

    /// <summary>With an exponent: <c>12e6</c>.</summary>
    DecimalExponent,
}

/// <summary>An amount of a resource: a fixed-point number with the suffix it is written with.</summary>
/// <remarks>
/// <para>Read and written as Kubernetes does: precise to 10⁻⁹ and rounded away from zero beyond, written in the largest unit that needs no fraction. Two quantities are equal
/// when they are written alike; use <see cref="CompareTo"/> to compare amounts.</para>
/// <para>Source: apimachinery resource/quantity.go (v1.36). Differs from Kubernetes: amounts beyond 7.9·10²⁸ count as that much.</para>
/// </remarks>
public readonly partial record struct Quantity : IComparable<Quantity>
{
    private const decimal NanoPerUnit = 1_000_000_000m;

    private readonly decimal _value;
    private readonly QuantityFormat _format;
    private readonly string? _text; // As it was read, where Kubernetes keeps that; null for the canonical form.

    /// <summary>The amount <paramref name="value"/>, rounded away from zero to 10⁻⁹.</summary>
    public Quantity(decimal value, QuantityFormat format = QuantityFormat.DecimalSI) : this(RoundAway(value, NanoPerUnit), format, null)
    {
    }

    private Quantity(decimal value, QuantityFormat format, string? text) => (_value, _format, _text) = (value, format, text);

    /// <summary>Nothing.</summary>
    public static Quantity Zero => default;

    /// <summary>The amount itself: cores, bytes, pieces.</summary>
    public decimal Value => _value;

    /// <summary>How it is written.</summary>
    public QuantityFormat Format => _format;

    /// <summary>The amount in thousandths, rounded away from zero: millicores for CPU. At most the largest 64-bit number.</summary>
    public long MilliValue => Math.Abs(_value) > long.MaxValue / 1000m ? Largest(_value) : (long)(RoundAway(_value, 1000m) * 1000m);

    /// <summary>The amount in whole units, rounded away from zero: bytes for memory. At most the largest 64-bit number.</summary>
    public long WholeValue => Math.Abs(_value) > long.MaxValue ? Largest(_value) : (long)RoundAway(_value, 1m);

    /// <summary>True when the amount is nothing.</summary>
    public bool IsZero => _value == 0;

    /// <summary>An amount given in thousandths.</summary>
    public static Quantity FromMilli(long milli) => new(milli / 1000m);

    /// <summary>An amount given in bytes, written with powers of 1024.</summary>
    public static Quantity FromBytes(long bytes) => new(bytes, QuantityFormat.BinarySI);

    /// <summary>Reads a quantity.</summary>
    public static implicit operator Quantity(string text) => Parse(text);

    /// <summary>A whole amount.</summary>
    public static implicit operator Quantity(long value) => new(value);

    /// <summary>The sum, written as the left one unless that is zero.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left._value + right._value, left.IsZero ? right._format : left._format);

    /// <summary>The difference, written as the left one unless that is zero.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => new(left._value - right._value, left.IsZero ? right._format : left._format);

    /// <summary>Less than, by amount.</summary>
    public static bool operator <(Quantity left, Quantity right) => left._value < right._value;

    /// <summary>More than, by amount.</summary>
    public static bool operator >(Quantity left, Quantity right) => left._value > right._value;

    /// <summary>Not more than, by amount.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left._value <= right._value;

    /// <summary>Not less than, by amount.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left._value >= right._value;

    /// <summary>The amount rounded away from zero to thousandths, as the API server does with the resources of containers; this one when it has no finer part.</summary>
    public Quantity RoundedToMilli() => RoundAway(_value, 1000m) is var rounded && rounded == _value ? this : new(rounded, _format, null);

    /// <summary>Compares amounts, whatever they are written like.</summary>
    public int CompareTo(Quantity other) => _value.CompareTo(other._value);

    /// <summary>True when both are written alike: the same amount in the same form.</summary>
    public bool Equals(Quantity other) =>
        _value == other._value && ((_format == other._format && ReferenceEquals(_text, other._text)) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    private static long Largest(decimal value) => value < 0 ? long.MinValue : long.MaxValue;

    private static decimal RoundAway(decimal value, decimal partsPerUnit)
    {
        // Larger ones have no digits left behind the point anyway.
        if (decimal.Truncate(value) == value || Math.Abs(value) > decimal.MaxValue / NanoPerUnit)
            return value;
        var parts = value * partsPerUnit;
        return (parts < 0 ? Math.Floor(parts) : Math.Ceiling(parts)) / partsPerUnit;
    }
}
