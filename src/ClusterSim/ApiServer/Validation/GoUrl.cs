using System.Globalization;

namespace ClusterSim.ApiServer.Validation;

/// <summary>An address taken apart by the rules of Go, whose complaints messages quote.</summary>
/// <remarks>Source: Go net/url, Parse.</remarks>
/// <param name="Scheme">In lower case; empty when there is none.</param>
/// <param name="User">What stands before the <c>@</c>; null when there is none.</param>
/// <param name="Host">Name or address with the port.</param>
/// <param name="Query">What follows the question mark.</param>
/// <param name="Fragment">What follows the hash.</param>
internal sealed record GoUrl(string Scheme, string? User, string Host, string Query, string Fragment)
{
    private const string HostMarks = "-_.~!$&'()*+,;=:[]<>\"";

    /// <summary>The parts of <paramref name="text"/>; without a value, <paramref name="error"/> says why there are none.</summary>
    public static GoUrl? TryParse(string text, out string error)
    {
        var (rest, fragment) = Cut(text, '#');
        error = WhyNot(rest, out var parsed) ?? WhyNotEscaped(fragment) ?? "";
        if (error.Length == 0)
            return parsed! with { Fragment = fragment };
        error = $"parse {GoText.Quote(text)}: {error}";
        return null;
    }

    private static string? WhyNot(string text, out GoUrl? parsed)
    {
        parsed = null;
        if (text.Any(character => character is < ' ' or '\x7f'))
            return "net/url: invalid control character in URL";
        var colon = SchemeLength(text);
        if (colon == 0)
            return "missing protocol scheme";
        var scheme = colon > 0 ? text[..colon].ToLowerInvariant() : "";
        var (rest, query) = Cut(colon > 0 ? text[(colon + 1)..] : text, '?');
        parsed = new(scheme, null, "", query, "");
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
                return null; // Opaque: nothing more is known of it.
            return Cut(rest, '/').Before.Contains(':') ? "first path segment in URL cannot contain colon" : WhyNotEscaped(rest);
        }
        if (!rest.StartsWith("//", StringComparison.Ordinal) || (scheme.Length == 0 && rest.StartsWith("///", StringComparison.Ordinal)))
            return WhyNotEscaped(rest);
        var slash = rest.IndexOf('/', 2);
        var authority = slash < 0 ? rest[2..] : rest[2..slash];
        var at = authority.LastIndexOf('@');
        parsed = parsed with { User = at < 0 ? null : authority[..at], Host = authority[(at + 1)..] };
        return WhyNoHost(parsed.Host) ?? WhyNotEscaped(slash < 0 ? "" : rest[slash..]);
    }

    // Where the scheme ends; 0 when it is empty, -1 when there is none.
    private static int SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == ':')
                return i;
            else if (!char.IsAsciiLetter(text[i]) && (i == 0 || !(char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
                return -1;
        return -1;
    }

    private static string? WhyNoHost(string host)
    {
        var bracket = host.LastIndexOf(']');
        if (host.StartsWith('[') && bracket < 0)
            return "missing ']' in host";
        var colon = host.StartsWith('[') ? bracket + 1 : host.LastIndexOf(':');
        var port = colon < 0 || colon >= host.Length ? "" : host[colon..];
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
            return $"invalid port {GoText.Quote(port)} after host";
        foreach (var character in host)
            if (character < 0x80 && !char.IsAsciiLetterOrDigit(character) && character != '%' && !HostMarks.Contains(character))
                return $"invalid character {GoText.Quote(character.ToString())} in host name";
        return WhyNotEscaped(host);
    }

    private static string? WhyNotEscaped(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            var escape = text.Substring(i, Math.Min(3, text.Length - i));
            if (escape.Length < 3 || !byte.TryParse(escape.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
                return $"invalid URL escape {GoText.Quote(escape)}";
        }
        return null;
    }

    private static (string Before, string After) Cut(string text, char mark) => text.IndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");
}
