using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>The formats of texts that schemas can name; all others are ignored.</summary>
/// <remarks>Source: apiextensions apiserver/validation/formats.go; kube-openapi validation/strfmt (v1.36).</remarks>
internal static partial class StringFormats
{
    // Names are compared without dashes.
    private static readonly Dictionary<string, Func<string, bool>> Known = new(StringComparer.Ordinal)
    {
        ["bsonobjectid"] = text => text.Length == 24 && text.All(char.IsAsciiHexDigit),
        ["uri"] = text => (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme.Length > 0 && text.Contains(':', StringComparison.Ordinal)) || (text.StartsWith('/') && !text.Any(char.IsWhiteSpace)),
        ["email"] = text => Email().IsMatch(text),
        ["hostname"] = text => text.Length <= 255 && Hostname().IsMatch(text) && text.Split('.').All(label => GoText.Length(label) <= 63),
        ["ipv4"] = text => IsAddress(text) && !text.Contains(':', StringComparison.Ordinal),
        ["ipv6"] = text => IsAddress(text) && text.Contains(':', StringComparison.Ordinal),
        ["cidr"] = text => text.Split('/') is [var address, var bits] && IsAddress(address) && int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32),
        ["mac"] = text => Mac().IsMatch(text),
        ["uuid"] = text => Uuid().IsMatch(text),
        ["uuid3"] = text => Uuid3().IsMatch(text),
        ["uuid4"] = text => Uuid4().IsMatch(text),
        ["uuid5"] = text => Uuid5().IsMatch(text),
        ["isbn"] = text => IsIsbn10(text) || IsIsbn13(text),
        ["isbn10"] = IsIsbn10,
        ["isbn13"] = IsIsbn13,
        ["creditcard"] = IsCreditCard,
        ["ssn"] = text => Ssn().IsMatch(text),
        ["hexcolor"] = text => HexColor().IsMatch(text),
        ["rgbcolor"] = text => RgbColor().IsMatch(text),
        ["byte"] = text => Base64().IsMatch(text),
        ["password"] = _ => true,
        ["date"] = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["duration"] = IsDuration,
        ["datetime"] = text => DateAndTime().IsMatch(text) && DateTimeOffset.TryParse(text.Replace(",", ".", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        ["k8sshortname"] = text => DnsName.CheckLabel(text).Count == 0,
        ["k8slongname"] = text => DnsName.CheckSubdomain(text).Count == 0,
    };

    public static bool IsKnown(string? format) => !string.IsNullOrEmpty(format) && Known.ContainsKey(Normalize(format));

    public static bool Matches(string format, string text) => Known[Normalize(format)](text);

    private static string Normalize(string format) => format.Replace("-", "", StringComparison.Ordinal);

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) : DottedQuad().IsMatch(text));

    private static bool IsIsbn10(string text)
    {
        var digits = Digits(text);
        if (!Isbn10().IsMatch(digits))
            return false;
        var sum = digits.Select((digit, i) => (i + 1) * (digit == 'X' ? 10 : digit - '0')).Sum();
        return sum % 11 == 0;
    }

    private static bool IsIsbn13(string text)
    {
        var digits = Digits(text);
        return digits.Length == 13 && digits.All(char.IsAsciiDigit) && digits.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
    }

    private static bool IsCreditCard(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!CreditCard().IsMatch(digits))
            return false;
        var sum = digits.Reverse().Select((digit, i) => i % 2 == 0 ? digit - '0' : (digit - '0') * 2 is > 9 and var two ? two - 9 : (digit - '0') * 2).Sum();
        return sum % 10 == 0;
    }

    private static string Digits(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    // Go's form, as in 1h30m, or a number and a word, as in "3 days".
    private static bool IsDuration(string text) => GoDuration().IsMatch(text) || WordyDuration().IsMatch(text);

    [GeneratedRegex(@"\A[^\s@<>""(),:;\[\]\\]+(\.[^\s@<>""(),:;\[\]\\]+)*@[^\s@<>""(),:;\[\]\\]+\z|\A[^<>]*<[^\s@<>]+@[^\s@<>]+>\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})\z")]
    private static partial Regex Hostname();

    [GeneratedRegex(@"\A\d{1,3}(\.\d{1,3}){3}\z", RegexOptions.ECMAScript)]
    private static partial Regex DottedQuad();

    [GeneratedRegex(@"\A(([0-9a-fA-F]{2}([:-])([0-9a-fA-F]{2}\3){4}([0-9a-fA-F]{2}\3){0,14}[0-9a-fA-F]{2})|(([0-9a-fA-F]{4}\.){2,9}[0-9a-fA-F]{4}))\z")]
    private static partial Regex Mac();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid3();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid4();

    [GeneratedRegex(@"\A[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uuid5();

    [GeneratedRegex(@"\A[0-9]{9}[0-9X]\z")]
    private static partial Regex Isbn10();

    [GeneratedRegex(@"\A(4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11}|6[27][0-9]{14})\z", RegexOptions.ECMAScript)]
    private static partial Regex CreditCard();

    [GeneratedRegex(@"\A[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\z")]
    private static partial Regex Ssn();

    [GeneratedRegex(@"\A#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"\Argb\(\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*,\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*\)\z")]
    private static partial Regex RgbColor();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})\z")]
    private static partial Regex Base64();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?\z")]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"\A[+-]?(0|([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))*)\z")]
    private static partial Regex GoDuration();

    [GeneratedRegex(@"\A-?((?:0|[1-9][0-9]*)|([0-9]+))(\.[0-9]+)?\s*(nanosecond|nano|ns|microsecond|micro|us|µs|millisecond|milli|ms|second|sec|s|minute|min|m|hour|hr|h|day|d|week|wk|w)s?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordyDuration();
}
