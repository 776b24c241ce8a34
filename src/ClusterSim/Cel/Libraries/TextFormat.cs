using System.Globalization;
using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.Cel.Libraries;

/// <summary>Texts with places for values, as printf has it.</summary>
/// <remarks>Source: cel-go ext/formatting.go, with the locale en_US.</remarks>
internal static class TextFormat
{
    private const int DefaultPrecision = 6;

    /// <summary>The text with its places filled; an error when values and places do not fit.</summary>
    public static CelValue Format(string format, CelList values)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }
            if (++i >= format.Length)
                return new CelError("unexpected end of string");
            if (format[i] == '%')
            {
                text.Append('%');
                continue;
            }
            if (next >= values.Count)
                return new CelError($"index {next} out of range");
            if (!TryReadPrecision(format, ref i, out var precision))
                return new CelError("could not parse formatting clause: error while parsing precision: could not find end of precision specifier");
            var (filled, problem) = Fill(format[i], values[next++], precision);
            if (problem is not null)
                return new CelError(problem);
            text.Append(filled);
        }
        return new CelString(text.ToString());
    }

    /// <summary>What is wrong with values of these types in these places, and with which of them; the index is negative when it is all of it. Null when nothing is.</summary>
    public static (int Index, string Problem)? Check(string format, IReadOnlyList<CelType> types)
    {
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
                continue;
            if (++i >= format.Length)
                return (-1, "unexpected end of string");
            if (format[i] == '%')
                continue;
            if (next >= types.Count)
                return (-1, $"index {next} out of range");
            if (!TryReadPrecision(format, ref i, out _))
                return (-1, "could not parse formatting clause: error while parsing precision: could not find end of precision specifier");
            if (Wanted(format[i]) is not { } wanted)
                return (-1, Unrecognized(format[i]));
            if (!Takes(format[i], types[next].Kind))
                return (next, $"error during formatting: {wanted}, was given {types[next].Name}");
            next++;
        }
        return next < types.Count ? (-1, $"too many arguments supplied to string.format (expected {next}, got {types.Count})") : null;
    }

    private static bool Takes(char clause, CelKind kind) => kind == CelKind.Dyn || clause switch
    {
        's' => kind is not (CelKind.Object or CelKind.Opaque or CelKind.Error),
        'd' or 'o' => kind is CelKind.Int or CelKind.Uint,
        'f' or 'e' => kind is CelKind.Double or CelKind.String,
        'b' => kind is CelKind.Int or CelKind.Uint or CelKind.Bool,
        _ => kind is CelKind.Int or CelKind.Uint or CelKind.String or CelKind.Bytes,
    };

    private static string? Wanted(char clause) => clause switch
    {
        's' => "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
        'd' => "decimal clause can only be used on integers",
        'f' => "fixed-point clause can only be used on doubles",
        'e' => "scientific clause can only be used on doubles",
        'b' => "only integers and bools can be formatted as binary",
        'x' or 'X' => "only integers, byte buffers, and strings can be formatted as hex",
        'o' => "octal clause can only be used on integers",
        _ => null,
    };

    private static string Unrecognized(char clause) => $"could not parse formatting clause: unrecognized formatting clause \"{clause}\"";

    private static bool TryReadPrecision(string format, ref int i, out int? precision)
    {
        precision = null;
        if (format[i] != '.')
            return true;
        var start = ++i;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
            i++;
        if (i >= format.Length || !int.TryParse(format.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        precision = Math.Min(read, 1000);
        return true;
    }

    private static (string? Text, string? Problem) Fill(char clause, CelValue value, int? precision)
    {
        var filled = (clause, value) switch
        {
            ('s', _) => Plain(value),
            ('d', CelInt or CelUint) => value.ToString(),
            ('f', CelDouble number) => Fixed(number.Value, precision ?? DefaultPrecision),
            ('e', CelDouble number) => Scientific(number.Value, precision),
            ('f' or 'e', CelString { Value: "NaN" or "Infinity" or "-Infinity" } text) => text.Value.Replace("Infinity", "∞", StringComparison.Ordinal),
            ('b', CelBool truth) => truth.IsTrue ? "1" : "0",
            ('b', CelInt or CelUint) => InBase(value, "b"),
            ('x', CelInt or CelUint) => InBase(value, "x"),
            ('X', CelInt or CelUint) => InBase(value, "X"),
            ('x', CelString or CelBytes) => Convert.ToHexStringLower(Bytes(value)),
            ('X', CelString or CelBytes) => Convert.ToHexString(Bytes(value)),
            ('o', CelInt or CelUint) => Octal(value),
            _ => null,
        };
        if (filled is not null)
            return (filled, null);
        return (null, Wanted(clause) is { } wanted ? $"error during formatting: {wanted}, was given {value.Type.Name}" : Unrecognized(clause));
    }

    private static string? Plain(CelValue value) => value switch
    {
        CelList list => List(list),
        CelMap map when value.Type.Kind == CelKind.Map => Map(map),
        CelInt or CelUint or CelDouble or CelBool or CelString or CelBytes or CelTimestamp or CelDuration or CelTypeValue or CelNull => value.ToString(),
        _ => null,
    };

    private static string? List(CelList list)
    {
        var items = list.Items.Select(Nested).ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    private static string? Map(CelMap map)
    {
        var entries = map.Keys.Select(key => (Key: Nested(key), Value: Nested(map.Find(key)!))).ToList();
        return entries.Any(entry => entry.Key is null || entry.Value is null)
            ? null
            : $"{{{string.Join(", ", entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{entry.Value}"))}}}";
    }

    // Inside lists and maps values are written as expressions have them.
    private static string? Nested(CelValue value) => value switch
    {
        CelString text => GoText.Quote(text.Value),
        CelBytes bytes => "b" + GoText.Quote(bytes.ToString()),
        CelDouble { Value: var number } when double.IsNaN(number) || double.IsInfinity(number) => GoText.Quote(value.ToString()!),
        CelDouble number => number.Value.ToString("F6", CultureInfo.InvariantCulture),
        CelTimestamp => $"timestamp({GoText.Quote(value.ToString()!)})",
        CelDuration => $"duration({GoText.Quote(value.ToString()!)})",
        _ => Plain(value),
    };

    private static string Fixed(double number, int precision) =>
        double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? (number > 0 ? "∞" : "-∞") : number.ToString("N" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Scientific(double number, int? precision)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
            return Fixed(number, 0);
        var parts = number.ToString("E6", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var raised = string.Concat(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
        return $"{parts[0]}\u202f×\u202f10{(exponent < 0 ? "⁻" : "")}{raised}".PadLeft(precision ?? 0);
    }

    private static string InBase(CelValue value, string format)
    {
        var (magnitude, sign) = Magnitude(value);
        return sign + magnitude.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Octal(CelValue value)
    {
        var (magnitude, sign) = Magnitude(value);
        var digits = new StringBuilder();
        do
            digits.Insert(0, (char)('0' + (magnitude & 7)));
        while ((magnitude >>= 3) > 0);
        return sign + digits;
    }

    private static (ulong Magnitude, string Sign) Magnitude(CelValue value) => value switch
    {
        CelInt { Value: < 0 and var number } => (unchecked((ulong)-number), "-"),
        CelInt number => ((ulong)number.Value, ""),
        CelUint number => (number.Value, ""),
        _ => throw new InvalidOperationException($"Not a whole number: {value}"),
    };

    private static byte[] Bytes(CelValue value) => value is CelBytes bytes ? bytes.Value : Encoding.UTF8.GetBytes(((CelString)value).Value);
}
