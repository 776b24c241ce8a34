using System.Globalization;
using System.Text;

namespace ClusterSim.Cel.Parsing;

/// <summary>Reads what stands between the quotes of a string.</summary>
internal static class StringLiteral
{
    /// <summary>The text of a string token; null when an escape names no character.</summary>
    public static string? ReadText(string token)
    {
        var (body, isRaw) = Body(token);
        if (isRaw)
            return body;
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
            if (body[i] != '\\')
                text.Append(body[i]);
            else if (ReadEscape(body, ref i, out _) is var code && Rune.IsValid(code))
                text.Append(new Rune(code).ToString());
            else
                return null;
        return text.ToString();
    }

    /// <summary>The bytes of a bytes token, in which <c>\xff</c> and <c>\377</c> are bytes; null when an escape names no character.</summary>
    public static byte[]? ReadBytes(string token)
    {
        var (body, isRaw) = Body(token[1..]);
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && !isRaw)
            {
                var code = ReadEscape(body, ref i, out var isByte);
                if (isByte)
                    bytes.Add((byte)code);
                else if (Rune.IsValid(code))
                    bytes.AddRange(Encoding.UTF8.GetBytes(new Rune(code).ToString()));
                else
                    return null;
            }
            else if (char.IsHighSurrogate(body[i]) && i + 1 < body.Length)
                bytes.AddRange(Encoding.UTF8.GetBytes(body.Substring(i++, 2)));
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(body[i].ToString()));
        }
        return [.. bytes];
    }

    private static (string Body, bool IsRaw) Body(string token)
    {
        var isRaw = token[0] is 'r' or 'R';
        var quoted = isRaw ? token[1..] : token;
        var quote = quoted[0];
        var width = quoted.Length >= 6 && quoted[1] == quote && quoted[2] == quote ? 3 : 1;
        return (quoted[width..^width].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), isRaw);
    }

    // Leaves the index at the escape's last character.
    private static int ReadEscape(string body, ref int i, out bool isByte)
    {
        isByte = false;
        var c = body[++i];
        switch (c)
        {
            case 'a':
                return '\a';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x' or 'X':
                isByte = true;
                return Hex(body, ref i, 2);
            case 'u':
                return Hex(body, ref i, 4);
            case 'U':
                return Hex(body, ref i, 8);
            case >= '0' and <= '3':
                isByte = true;
                i += 2;
                return ((c - '0') * 64) + ((body[i - 1] - '0') * 8) + (body[i] - '0');
            default:
                return c;
        }
    }

    private static int Hex(string body, ref int i, int digits)
    {
        i += digits;
        return (int)Math.Min(int.MaxValue, uint.Parse(body.AsSpan(i - digits + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }
}
