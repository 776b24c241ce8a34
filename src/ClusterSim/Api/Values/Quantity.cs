using System.Globalization;
using System.Text.RegularExpressions;

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
/// <para>Read and written as Kubernetes does: precise to 10⁻⁹ and rounded up beyond, at most 2⁶³−1 in size, written in the largest unit that needs no fraction.
/// Two quantities are equal when they are written alike; use <see cref="CompareTo"/> to compare amounts.</para>
/// <para>Source: apimachinery resource/quantity.go (v1.36).</para>
/// </remarks>
public readonly partial record struct Quantity : IComparable<Quantity>
{
    private const decimal Max = long.MaxValue;
    private const decimal NanoPerUnit = 1_000_000_000m;

    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]; // From 1000⁻³ up.
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    private readonly decimal _value;
    private readonly QuantityFormat _format;

    /// <summary>The amount <paramref name="value"/>, rounded up to 10⁻⁹.</summary>
    public Quantity(decimal value, QuantityFormat format = QuantityFormat.DecimalSI)
    {
        // Trailing zeros would make equal amounts differ in their bits, though not for ==; dividing by one with many zeros removes them.
        _value = Math.Clamp(RoundUp(value), -Max, Max) / 1.000000000000000000000000000000m;
        _format = format;
    }

    /// <summary>Nothing.</summary>
    public static Quantity Zero => default;

    /// <summary>The amount itself: cores, bytes, pieces.</summary>
    public decimal Value => _value;

    /// <summary>How it is written.</summary>
    public QuantityFormat Format => _format;

    /// <summary>The amount in thousandths, rounded up: millicores for CPU.</summary>
    public long MilliValue => (long)Math.Clamp(Math.Ceiling(_value * 1000m), long.MinValue, long.MaxValue);

    /// <summary>The amount in whole units, rounded away from zero as Kubernetes does: bytes for memory.</summary>
    public long WholeValue => (long)(_value < 0 ? Math.Floor(_value) : Math.Ceiling(_value));

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

    /// <summary>Reads a quantity such as <c>500m</c>, <c>1.5Gi</c> or <c>12e6</c>.</summary>
    /// <exception cref="FormatException">It is none; the message is Kubernetes' own.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity, out var error) ? quantity : throw new FormatException(error);

    /// <summary>Reads a quantity; false, with Kubernetes' own message, when it is none.</summary>
    public static bool TryParse(string text, out Quantity quantity, out string? error)
    {
        quantity = default;
        error = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
        var match = Pattern().Match(text);
        if (!match.Success)
            return false;
        if (!TryReadSuffix(match.Groups["suffix"].Value, out var factor, out var format))
        {
            error = text.Count(c => c == '.') > 1 ? error : "unable to parse quantity's suffix";
            return false;
        }
        if (!TryReadNumber(match.Groups["number"].Value, out var number))
            return false;
        quantity = new(Multiply(number, factor), format);
        error = null;
        return true;
    }

    /// <summary>Compares amounts, whatever they are written like.</summary>
    public int CompareTo(Quantity other) => _value.CompareTo(other._value);

    /// <summary>True when both are written alike: the same amount in the same format.</summary>
    public bool Equals(Quantity other) => _value == other._value && (_format == other._format || ToString() == other.ToString());

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>The canonical form: the largest unit that needs no fraction.</summary>
    public override string ToString() => _format switch
    {
        QuantityFormat.BinarySI when decimal.Truncate(_value) == _value && Math.Abs(_value) >= 1024 => WriteBinary(),
        QuantityFormat.DecimalExponent => WriteDecimal(power => power == 0 ? "" : "e" + (power * 3).ToString(CultureInfo.InvariantCulture)),
        _ => WriteDecimal(power => DecimalSuffixes[power + 3]),
    };

    private string WriteBinary()
    {
        var (value, power) = ((long)_value, 0);
        while (power < BinarySuffixes.Length - 1 && value % 1024 == 0)
            (value, power) = (value / 1024, power + 1);
        return value.ToString(CultureInfo.InvariantCulture) + BinarySuffixes[power];
    }

    private string WriteDecimal(Func<int, string> suffix)
    {
        if (_value == 0)
            return "0";
        var (value, power) = (_value, 0);
        while (decimal.Truncate(value) != value)
            (value, power) = (value * 1000m, power - 1);
        while (power < 6 && value % 1000m == 0)
            (value, power) = (value / 1000m, power + 1);
        return value.ToString("0", CultureInfo.InvariantCulture) + suffix(power);
    }

    private static decimal RoundUp(decimal value)
    {
        if (Math.Abs(value) > Max)
            return value;
        var nano = value * NanoPerUnit;
        return (nano < 0 ? Math.Floor(nano) : Math.Ceiling(nano)) / NanoPerUnit;
    }

    private static bool TryReadSuffix(string suffix, out decimal factor, out QuantityFormat format)
    {
        format = QuantityFormat.DecimalSI;
        factor = 1;
        if (Array.IndexOf(BinarySuffixes, suffix) is > 0 and var binary)
        {
            format = QuantityFormat.BinarySI;
            for (var i = 0; i < binary; i++)
                factor *= 1024;
            return true;
        }
        if (Array.IndexOf(DecimalSuffixes, suffix) is >= 0 and var power)
        {
            factor = PowerOfTen((power - 3) * 3);
            return true;
        }
        if (suffix is ['e' or 'E', .. var digits] && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
        {
            format = QuantityFormat.DecimalExponent;
            factor = PowerOfTen(Math.Clamp(exponent, -28, 28));
            return true;
        }
        return false;
    }

    private static bool TryReadNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        || TooLong(text, out number);

    // Beyond what a decimal holds only the cap matters.
    private static bool TooLong(string text, out decimal number)
    {
        number = text.StartsWith('-') ? -Max : Max;
        return text.Length > 28 && text.Count(c => c == '.') <= 1;
    }

    private static decimal Multiply(decimal number, decimal factor)
    {
        if (number != 0 && factor > 1 && Math.Abs(number) > decimal.MaxValue / factor)
            return number < 0 ? -Max : Max;
        var product = number * factor;
        // A decimal underflows to zero where Kubernetes rounds up to the smallest amount.
        return product == 0 && number != 0 ? Math.Sign(number) / NanoPerUnit : product;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
            power = exponent > 0 ? power * 10 : power / 10;
        return power;
    }

    [GeneratedRegex("^(?<number>[+-]?[0-9.]+)(?<suffix>[eEinumkKMGTP]*[-+]?[0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
