using System.Globalization;
using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Text written the way Go prints it, for messages that must read as Kubernetes' do.</summary>
internal static class GoText
{
    /// <summary>A text in double quotes, as <c>%q</c> prints it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                < 0x20 or 0x7f => quoted.Append("\\x").Append(rune.Value.ToString("x2", CultureInfo.InvariantCulture)),
                _ => IsPrintable(rune) ? quoted.Append(rune.ToString()) : AppendEscape(quoted, rune),
            };
        return quoted.Append('"').ToString();
    }

    /// <summary>A character of JSON in single quotes, as syntax errors name it.</summary>
    public static string QuoteChar(byte character) => character switch
    {
        (byte)'\'' => @"'\''",
        (byte)'"' => "'\"'",
        _ => "'" + Quote(((char)character).ToString())[1..^1] + "'",
    };

    /// <summary>A number as Go's JSON encoder writes it: shortest digits, an exponent only below 1e-6 and from 1e21 on.</summary>
    public static string Float(double number)
    {
        if (number == 0)
            return double.IsNegative(number) ? "-0" : "0";
        if (Math.Abs(number) is >= 1e-6 and < 1e21)
            return WithoutExponent(number);
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return parts[0] + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
    }

    private static string WithoutExponent(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
            return shortest;
        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var digits = shortest[sign.Length..mark].Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? sign + "0." + new string('0', -exponent - 1) + digits
            : sign + digits.PadRight(exponent + 1, '0');
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !(Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator && rune.Value != ' ');

    private static StringBuilder AppendEscape(StringBuilder quoted, Rune rune) => rune.Value < 0x10000
        ? quoted.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture))
        : quoted.Append("\\U").Append(rune.Value.ToString("x8", CultureInfo.InvariantCulture));
}
