using System.Globalization;
using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.Cel.Libraries;

/// <summary>A URL as Go's net/url reads it, which is what Kubernetes takes for one.</summary>
/// <remarks>Source: Go net/url/url.go.</remarks>
internal sealed record GoUrl(string Scheme, string Host, string RawPath, string RawQuery, string Fragment, string Opaque)
{
    private const string PathCharacters = "-_.~$&+,/:;=@";
    private const string HostCharacters = "!$&'()*+,;=:[]<>\"-_.~";

    public string Hostname => SplitPort().Hostname;

    public string Port => SplitPort().Port;

    public string EscapedPath => RawPath.All(IsValidInPath) ? RawPath : Escape(Unescape(RawPath) ?? RawPath);

    /// <summary>The URL of a text; null, with the reason, when it is none. A request's must be absolute, or an absolute path.</summary>
    public static GoUrl? Parse(string text, bool isRequest, out string problem)
    {
        var rest = text;
        var fragment = "";
        if (!isRequest && rest.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark)
            (rest, fragment) = (rest[..mark], rest[(mark + 1)..]);
        var url = Parse(rest, isRequest, fragment, out var reason);
        problem = url is null ? $"parse {GoText.Quote(text)}: {reason}" : "";
        return url;
    }

    /// <summary>Keys and values in the order they are written.</summary>
    public IEnumerable<KeyValuePair<string, string>> Query()
    {
        foreach (var piece in RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Contains(';', StringComparison.Ordinal))
                continue;
            var mark = piece.IndexOf('=', StringComparison.Ordinal);
            var key = Unescape((mark < 0 ? piece : piece[..mark]).Replace('+', ' '));
            var value = Unescape((mark < 0 ? "" : piece[(mark + 1)..]).Replace('+', ' '));
            if (key is not null && value is not null)
                yield return new(key, value);
        }
    }

    private static GoUrl? Parse(string text, bool isRequest, string fragment, out string problem)
    {
        problem = "";
        if (text.Any(c => c is < ' ' or '\x7f'))
            return Fail("net/url: invalid control character in URL", out problem);
        if (text.Length == 0)
            return isRequest ? Fail("empty url", out problem) : new("", "", "", "", fragment, "");
        if (text[0] == ':')
            return Fail("missing protocol scheme", out problem);
        var schemeLength = SchemeLength(text);
        var scheme = text[..schemeLength].ToLowerInvariant();
        var rest = schemeLength > 0 ? text[(schemeLength + 1)..] : text;
        var query = "";
        if (rest.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark)
            (rest, query) = (rest[..mark], rest[(mark + 1)..]);
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
                return new(scheme, "", "", query, fragment, rest);
            if (isRequest)
                return Fail("invalid URI for request", out problem);
            if (rest.Split('/')[0].Contains(':', StringComparison.Ordinal))
                return Fail("first path segment in URL cannot contain colon", out problem);
        }
        var host = "";
        if ((scheme.Length > 0 || (!isRequest && !rest.StartsWith("///", StringComparison.Ordinal))) && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('/', 2);
            var authority = end < 0 ? rest[2..] : rest[2..end];
            rest = end < 0 ? "" : rest[end..];
            if (ParseHost(authority, out host) is { } wrong)
                return Fail(wrong, out problem);
        }
        return BadEscape(rest) is { } escape ? Fail($"invalid URL escape {GoText.Quote(escape)}", out problem) : new(scheme, host, rest, query, fragment, "");
    }

    private static GoUrl? Fail(string reason, out string problem)
    {
        problem = reason;
        return null;
    }

    private static int SchemeLength(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == ':')
                return i;
            else if (!char.IsAsciiLetter(text[i]) && (i == 0 || !(char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
                return 0;
        return 0;
    }

    // What is wrong with the authority; null when nothing is.
    private static string? ParseHost(string authority, out string host)
    {
        var at = authority.LastIndexOf('@');
        host = authority[(at + 1)..];
        if (at >= 0 && !authority[..at].All(c => char.IsAsciiLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".Contains(c, StringComparison.Ordinal)))
            return "net/url: invalid userinfo";
        string port;
        if (host.StartsWith('['))
        {
            var close = host.LastIndexOf(']');
            if (close < 0)
                return "missing ']' in host";
            port = host[(close + 1)..];
        }
        else
            port = host.LastIndexOf(':') is >= 0 and var colon ? host[colon..] : "";
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
            return $"invalid port {GoText.Quote(port)} after host";
        if (host.FirstOrDefault(c => c < 0x80 && c != '%' && !char.IsAsciiLetterOrDigit(c) && !HostCharacters.Contains(c, StringComparison.Ordinal)) is not '\0' and var bad)
            return $"invalid character {GoText.Quote(bad.ToString())} in host name";
        return BadEscape(host) is { } escape ? $"invalid URL escape {GoText.Quote(escape)}" : null;
    }

    private (string Hostname, string Port) SplitPort()
    {
        var colon = Host.LastIndexOf(':');
        var hasPort = colon >= 0 && !Host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9');
        var name = hasPort ? Host[..colon] : Host;
        return (name is ['[', .., ']'] ? name[1..^1] : name, hasPort ? Host[(colon + 1)..] : "");
    }

    private static string? BadEscape(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return text.Substring(i, Math.Min(3, text.Length - i));
        return null;
    }

    private static string? Unescape(string text)
    {
        if (BadEscape(text) is not null)
            return null;
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '%')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Escape(string path) => string.Concat(Encoding.UTF8.GetBytes(path)
        .Select(c => c < 0x80 && (char.IsAsciiLetterOrDigit((char)c) || PathCharacters.Contains((char)c, StringComparison.Ordinal))
            ? ((char)c).ToString()
            : "%" + c.ToString("X2", CultureInfo.InvariantCulture)));

    private static bool IsValidInPath(char c) => char.IsAsciiLetterOrDigit(c) || PathCharacters.Contains(c, StringComparison.Ordinal) || c is '!' or '\'' or '(' or ')' or '*' or '[' or ']' or '%';
}
