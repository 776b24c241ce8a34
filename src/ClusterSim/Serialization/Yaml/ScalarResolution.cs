using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClusterSim.Serialization;

/// <summary>Tells what a YAML scalar is: nothing, a truth value, a number or text.</summary>
/// <remarks>Source: go-yaml v2, resolve.go.</remarks>
internal static partial class ScalarResolution
{
    public static JsonValue Resolve(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
            return ResolveTagged(scalar);
        return scalar.Style == ScalarStyle.Plain && !scalar.Tag.IsNonSpecific ? ResolvePlain(scalar.Value) : new JsonString(scalar.Value);
    }

    /// <summary>What unquoted <paramref name="text"/> stands for.</summary>
    public static JsonValue ResolvePlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JsonValue.Null,
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        _ => (text[0] is '+' or '-' or '.' || char.IsAsciiDigit(text[0])) && ResolveNumber(text) is { } number ? number : new JsonString(text),
    };

    /// <summary>True when the text would be taken for a date or time, which YAML writers quote.</summary>
    public static bool LooksLikeTime(string text)
    {
        var match = TimePattern().Match(text);
        return match.Success && Number("month") is >= 1 and <= 12 and var month && Number("day") is >= 1 and var day && day <= DateTime.DaysInMonth(Math.Max(1, Number("year")), month)
            && Number("hour") < 24 && Number("minute") < 60 && Number("second") < 60;

        int Number(string part) => match.Groups[part] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    private static JsonValue ResolveTagged(Scalar scalar)
    {
        var tag = scalar.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        var plain = ResolvePlain(scalar.Value);
        return (tag, plain) switch
        {
            ("!!null", JsonNull) or ("!!bool", JsonBool) or ("!!int", JsonInteger) or ("!!float", JsonInteger or JsonFloat) => plain,
            ("!!null" or "!!bool" or "!!int" or "!!float", _) => throw Fail(scalar, $"cannot decode !!str `{scalar.Value}` as a {tag}"),
            ("!!binary", _) => Base64Text.FirstError(scalar.Value) is null
                ? new JsonString(Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value)))
                : throw Fail(scalar, "!!binary value contains invalid base64 data"),
            _ => new JsonString(scalar.Value),
        };
    }

    private static YamlSyntaxException Fail(Scalar scalar, string problem) => new(new((int)scalar.Start.Line, (int)scalar.Start.Column), problem) { NamesNoLine = true };

    private static JsonValue? ResolveNumber(string text)
    {
        if (LooksLikeTime(text))
            return null;
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (ReadInteger(plain) is { } integer)
            return integer >= long.MinValue && integer <= long.MaxValue ? new JsonInteger((long)integer) : new JsonFloat((ulong)integer);
        if (!FloatPattern().IsMatch(plain))
            return null;
        var number = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            return null;
        // On its way to JSON a number loses a fraction of zero, so `3.0` is an integer after all.
        return number == Math.Truncate(number) && Math.Abs(number) < 1e18 ? new JsonInteger((long)number) : new JsonFloat(number);
    }

    // Beyond 64 bits it is a float.
    private static BigInteger? ReadInteger(string text)
    {
        var match = IntegerPattern().Match(text);
        if (!match.Success)
            return null;
        var (digits, radix) = match.Groups["hex"].Success ? (match.Groups["hex"].Value, 16)
            : match.Groups["binary"].Success ? (match.Groups["binary"].Value, 2)
            : match.Groups["octal"].Success ? (match.Groups["octal"].Value, 8)
            : (match.Groups["decimal"].Value, 10);
        var number = BigInteger.Zero;
        foreach (var digit in digits)
            number = (number * radix) + Convert.ToInt32(digit.ToString(), 16);
        number = text[0] == '-' ? -number : number;
        return number >= long.MinValue && number <= ulong.MaxValue ? number : null;
    }

    [GeneratedRegex("^[-+]?(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))$", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex FloatPattern();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})" +
        @"(([Tt](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2}))|( (?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})([.,][0-9]+)?))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();
}
