using System.Globalization;
using System.Text;

namespace ClusterSim.Cel;

/// <summary>How values read as text, and the other way round, as Go's standard library has it.</summary>
internal static class CelText
{
    /// <summary>Number of code points.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var c in text)
            if (char.IsLowSurrogate(c))
                length--;
        return length;
    }

    /// <summary>A number as <c>%g</c> prints it: shortest digits, an exponent below 1e-4 and from 1e6 on.</summary>
    public static string OfDouble(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        var (digits, exponent) = Shortest(Math.Abs(value));
        var sign = double.IsNegative(value) ? "-" : "";
        if (exponent is < -4 or >= 6)
        {
            var mantissa = digits.Length > 1 ? digits[..1] + "." + digits[1..] : digits;
            return $"{sign}{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
        }
        return sign + Fixed(digits, exponent);
    }

    /// <summary>A number without an exponent, with as many digits as it takes.</summary>
    public static string OfDoubleFixed(double value)
    {
        var (digits, exponent) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Fixed(digits, exponent);
    }

    /// <summary>A moment as RFC 3339 has it, with as much of the fraction as there is.</summary>
    public static string OfTimestamp(CelTimestamp time)
    {
        var fraction = (long)(((time.Nanoseconds % CelDuration.Second) + CelDuration.Second) % CelDuration.Second);
        var text = time.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return fraction == 0 ? text + "Z" : $"{text}.{fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0')}Z";
    }

    /// <summary>A length of time in seconds: <c>90s</c>, <c>0.5s</c>.</summary>
    public static string OfDuration(CelDuration duration) => OfDoubleFixed(duration.Nanoseconds / CelDuration.Second + (duration.Nanoseconds % CelDuration.Second / 1e9)) + "s";

    /// <summary>Reads what Go's time.ParseDuration reads: <c>1h30m</c>, <c>-1.5s</c>; null for anything else.</summary>
    public static CelDuration? ReadDuration(string text)
    {
        var rest = text.AsSpan();
        var isNegative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
            rest = rest[1..];
        if (rest is "0")
            return new(0);
        if (rest.IsEmpty)
            return null;
        Int128 total = 0;
        while (!rest.IsEmpty)
        {
            if (ReadPiece(ref rest) is not { } piece)
                return null;
            total += piece;
            if (total > (Int128)long.MaxValue + 1)
                return null;
        }
        if (!isNegative && total > long.MaxValue)
            return null;
        return new((long)(isNegative ? -total : total));
    }

    private static Int128? ReadPiece(ref ReadOnlySpan<char> rest)
    {
        var whole = TakeDigits(ref rest);
        ReadOnlySpan<char> fraction = default;
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }
        if ((whole.IsEmpty && fraction.IsEmpty) || whole.Length > 19)
            return null;
        var end = rest.IndexOfAnyInRange('0', '9');
        var dot = rest.IndexOf('.');
        end = end < 0 ? dot : dot < 0 ? end : Math.Min(end, dot);
        var unitText = end < 0 ? rest : rest[..end];
        Int128 unit = unitText switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1000,
            "ms" => CelDuration.Millisecond,
            "s" => CelDuration.Second,
            "m" => CelDuration.Minute,
            "h" => CelDuration.Hour,
            _ => 0,
        };
        if (unit == 0)
            return null;
        rest = rest[unitText.Length..];
        var value = (whole.IsEmpty ? 0 : Int128.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture)) * unit;
        if (!fraction.IsEmpty)
            value += (Int128)(double.Parse(string.Concat("0.", fraction), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * (double)unit);
        return value;
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? rest : rest[..length];
        rest = rest[digits.Length..];
        return digits;
    }

    // The digits without zeros around them, and the power of ten of the first.
    private static (string Digits, int Exponent) Shortest(double value)
    {
        if (value == 0)
            return ("0", 0);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        exponent -= digits.Length - significant.Length;
        return (significant.TrimEnd('0'), exponent);
    }

    private static string Fixed(string digits, int exponent)
    {
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        return digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }
}
