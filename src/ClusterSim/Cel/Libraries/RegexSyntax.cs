using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace ClusterSim.Cel.Libraries;

/// <summary>Patterns in the syntax of RE2, run by an engine that takes linear time as that does.</summary>
/// <remarks>
/// Source: https://github.com/google/re2/wiki/Syntax. Differs from Kubernetes: of patterns that both would refuse, some are refused with another text; names of scripts such as
/// <c>\p{Greek}</c> are unknown.
/// </remarks>
internal static class RegexSyntax
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = "\\x00-\\x7F",
        ["blank"] = "\\t ",
        ["cntrl"] = "\\x00-\\x1F\\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = "!-/:-@\\[-`{-~",
        ["space"] = "\\t\\n\\v\\f\\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    // A pattern written out in an expression is the same string at every evaluation, and is kept as long as that lives.
    private static readonly ConditionalWeakTable<string, Regex> Kept = [];

    /// <summary>The pattern, ready to be used; false with the reason when it is none.</summary>
    public static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (Kept.TryGetValue(pattern, out regex))
            return true;
        try
        {
            regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            Kept.AddOrUpdate(pattern, regex);
            return true;
        }
        catch (Exception reason) when (reason is ArgumentException or NotSupportedException)
        {
            problem = $"error parsing regexp: {Explain(pattern, reason)}";
            return false;
        }
    }

    private static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length + 8);
        for (var i = 0; i < pattern.Length; i++)
            switch (pattern[i])
            {
                case '\\':
                    TranslateEscape(pattern, ref i, translated, inClass: false);
                    break;
                case '[':
                    TranslateClass(pattern, ref i, translated);
                    break;
                case '$' when !pattern.Contains("(?m", StringComparison.Ordinal):
                    translated.Append("\\z"); // Elsewhere it would stand before a last line feed, too.
                    break;
                case '(' when string.CompareOrdinal(pattern, i, "(?P<", 0, 4) == 0:
                    translated.Append("(?<");
                    i += 3;
                    break;
                case '(' when string.CompareOrdinal(pattern, i, "(?=", 0, 3) == 0 || string.CompareOrdinal(pattern, i, "(?!", 0, 3) == 0:
                    throw new ArgumentException($"invalid or unsupported Perl syntax: `{pattern.Substring(i, 3)}`");
                case '(' when string.CompareOrdinal(pattern, i, "(?<=", 0, 4) == 0 || string.CompareOrdinal(pattern, i, "(?<!", 0, 4) == 0:
                    throw new ArgumentException($"invalid or unsupported Perl syntax: `{pattern.Substring(i, 3)}`");
                case var c:
                    translated.Append(c);
                    break;
            }
        return translated.ToString();
    }

    private static void TranslateEscape(string pattern, ref int i, StringBuilder translated, bool inClass)
    {
        if (++i >= pattern.Length)
            throw new ArgumentException("trailing backslash at end of expression: ``");
        var c = pattern[i];
        switch (c)
        {
            case 'd':
                translated.Append(inClass ? "0-9" : "[0-9]");
                break;
            case 'w':
                translated.Append(inClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]");
                break;
            case 's':
                translated.Append(inClass ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]");
                break;
            case 'D' or 'W' or 'S':
                translated.Append(inClass ? $"\\{c}" : c switch { 'D' => "[^0-9]", 'W' => "[^0-9A-Za-z_]", _ => "[^\\t\\n\\f\\r ]" });
                break;
            case 'p' or 'P' when i + 1 < pattern.Length && pattern[i + 1] != '{':
                translated.Append('\\').Append(c).Append('{').Append(pattern[++i]).Append('}');
                break;
            case 'Q':
                var end = pattern.IndexOf("\\E", i, StringComparison.Ordinal);
                var literal = end < 0 ? pattern[(i + 1)..] : pattern[(i + 1)..end];
                translated.Append(Regex.Escape(literal));
                i = end < 0 ? pattern.Length : end + 1;
                break;
            case 'x' when i + 1 < pattern.Length && pattern[i + 1] == '{' && pattern.IndexOf('}', i) is > 0 and var close
                && int.TryParse(pattern.AsSpan(i + 2, close - i - 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code) && Rune.IsValid(code):
                translated.Append(Regex.Escape(new Rune(code).ToString()));
                i = close;
                break;
            case 'a' or 'f' or 't' or 'n' or 'r' or 'v' or 'x' or 'A' or 'z' or 'b' or 'B' or 'p' or 'P':
                translated.Append('\\').Append(c);
                break;
            case >= '1' and <= '9':
                throw new ArgumentException($"invalid escape sequence: `\\{c}`");
            case '0':
                translated.Append("\\0");
                break;
            default:
                if (char.IsAsciiLetter(c))
                    throw new ArgumentException($"invalid escape sequence: `\\{c}`");
                translated.Append('\\').Append(c);
                break;
        }
    }

    private static void TranslateClass(string pattern, ref int i, StringBuilder translated)
    {
        var start = i;
        translated.Append('[');
        i++;
        if (i < pattern.Length && pattern[i] == '^')
        {
            translated.Append('^');
            i++;
        }
        for (var isFirst = true; ; isFirst = false, i++)
        {
            if (i >= pattern.Length)
                throw new ArgumentException($"missing closing ]: `{pattern[start..]}`");
            var c = pattern[i];
            if (c == ']' && !isFirst)
                break;
            if (c == '\\')
                TranslateEscape(pattern, ref i, translated, inClass: true);
            else if (c == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':' && pattern.IndexOf(":]", i + 2, StringComparison.Ordinal) is > 0 and var end)
            {
                var name = pattern[(i + 2)..end];
                translated.Append(Classes.GetValueOrDefault(name) ?? throw new ArgumentException($"invalid character class range: `[:{name}:]`"));
                i = end + 1;
            }
            else
                translated.Append(c is '[' or ']' ? $"\\{c}" : c.ToString());
        }
        translated.Append(']');
    }

    private static string Explain(string pattern, Exception reason) => reason is RegexParseException parsed ? parsed.Error switch
    {
        RegexParseError.InsufficientClosingParentheses => $"missing closing ): `{pattern}`",
        RegexParseError.InsufficientOpeningParentheses => $"unexpected ): `{pattern}`",
        RegexParseError.QuantifierAfterNothing => $"missing argument to repetition operator: `{pattern[Math.Clamp(parsed.Offset - 1, 0, pattern.Length - 1)]}`",
        RegexParseError.NestedQuantifiersNotParenthesized => $"invalid nested repetition operator: `{pattern[Math.Max(0, parsed.Offset - 2)..Math.Min(parsed.Offset, pattern.Length)]}`",
        RegexParseError.ReversedCharacterRange => $"invalid character class range: `{pattern}`",
        _ => $"invalid or unsupported Perl syntax: `{pattern}`",
    }
    : reason.Message;
}
