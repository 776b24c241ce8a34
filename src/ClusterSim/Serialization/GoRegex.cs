using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClusterSim.Serialization;

/// <summary>Regular expressions in Go's language.</summary>
/// <remarks>
/// Source: Go regexp/syntax/parse.go.
/// Differs from Kubernetes: scripts and classes that .NET does not have (<c>\p{Greek}</c>) are refused, and <c>(?U)</c> is not known.
/// </remarks>
internal sealed partial class GoRegex
{
    private const int MaxRepeat = 1000;

    private readonly string _pattern;
    private readonly StringBuilder _translated = new();
    private readonly Stack<bool> _multiline = new([false]);
    private int _at;
    private bool _canRepeat;
    private int _repeatStart = -1;

    private GoRegex(string pattern) => _pattern = pattern;

    /// <summary>What Go says is wrong with a pattern; null when nothing is.</summary>
    public static string? Error(string pattern)
    {
        try
        {
            Compile(pattern);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    /// <exception cref="FormatException">It is none; the message is Go's.</exception>
    public static Regex Compile(string pattern)
    {
        var translated = new GoRegex(pattern).Translate();
        try
        {
            return new(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException) // Too large for it.
        {
            return new(translated, RegexOptions.CultureInvariant);
        }
        catch (RegexParseException)
        {
            throw Fail("invalid character class range", pattern);
        }
    }

    private string Translate()
    {
        while (_at < _pattern.Length)
            Next();
        if (_multiline.Count > 1)
            throw Fail("missing closing )", _pattern);
        return _translated.ToString();
    }

    private void Next()
    {
        var character = _pattern[_at];
        switch (character)
        {
            case '(':
                Open();
                return;
            case ')':
                if (_multiline.Count == 1)
                    throw Fail("unexpected )", _pattern);
                _multiline.Pop();
                Take(")", 1, canRepeat: true);
                return;
            case '[':
                Class();
                return;
            case '\\':
                Escape();
                return;
            case '*' or '+' or '?':
                Repeat(1);
                return;
            case '{' when Count().Match(_pattern, _at) is { Success: true } count:
                CheckCount(count);
                Repeat(count.Length);
                return;
            case '{':
                Take("\\{", 1, canRepeat: true);
                return;
            case '$':
                Take(_multiline.Peek() ? "(?=\\n|\\z)" : "\\z", 1, canRepeat: true);
                return;
            case '|':
                Take("|", 1, canRepeat: false);
                return;
            case '^':
                Take(_multiline.Peek() ? "(?m:^)" : "\\A", 1, canRepeat: true);
                return;
            case '#' or ' ':
                Take("\\" + character, 1, canRepeat: true);
                return;
            default:
                Take(character.ToString(), 1, canRepeat: true);
                return;
        }
    }

    private void Open()
    {
        var rest = _pattern.AsSpan(_at);
        if (rest.StartsWith("(?P<") || rest.StartsWith("(?<"))
        {
            var start = rest.StartsWith("(?P<") ? 4 : 3;
            var end = rest.IndexOf('>');
            if (end < 0 || !rest[start..end].ToString().All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || end == start)
                throw rest.StartsWith("(?<=") || rest.StartsWith("(?<!") ? Fail("invalid or unsupported Perl syntax", "(?<") : Fail("invalid named capture", rest[..(end < 0 ? rest.Length : end + 1)].ToString());
            _multiline.Push(_multiline.Peek());
            Take("(?<" + rest[start..end].ToString() + ">", end + 1, canRepeat: false);
            return;
        }
        if (!rest.StartsWith("(?"))
        {
            _multiline.Push(_multiline.Peek());
            Take("(", 1, canRepeat: false);
            return;
        }
        Flags(rest);
    }

    private void Flags(ReadOnlySpan<char> rest)
    {
        var length = 2;
        while (length < rest.Length && rest[length] is 'i' or 'm' or 's' or '-')
            length++;
        if (length >= rest.Length || rest[length] is not (':' or ')'))
            throw length >= rest.Length ? Fail("missing argument to repetition operator", "?") : Fail("invalid or unsupported Perl syntax", rest[..(length + 1)].ToString());
        var flags = rest[2..length].ToString();
        var on = flags.Split('-')[0];
        var off = flags.Contains('-', StringComparison.Ordinal) ? flags[(flags.IndexOf('-', StringComparison.Ordinal) + 1)..] : "";
        var multiline = on.Contains('m', StringComparison.Ordinal) || (_multiline.Peek() && !off.Contains('m', StringComparison.Ordinal));
        if (rest[length] == ')')
        {
            _multiline.Pop();
            _multiline.Push(multiline);
        }
        else
        {
            _multiline.Push(multiline);
        }
        var kept = flags.Replace("m", "", StringComparison.Ordinal).TrimEnd('-');
        Take(rest[length] == ')' && kept.Length == 0 ? "" : "(?" + kept + rest[length], length + 1, canRepeat: false);
    }

    private void Class()
    {
        var start = _at;
        var end = _at + 1;
        var text = new StringBuilder("[");
        if (end < _pattern.Length && _pattern[end] == '^')
        {
            text.Append('^');
            end++;
        }
        var first = true;
        while (end < _pattern.Length && (_pattern[end] != ']' || first))
        {
            first = false;
            end += ClassItem(end, text);
        }
        if (end >= _pattern.Length)
            throw Fail("missing closing ]", _pattern[start..]);
        Take(text.Append(']').ToString(), end + 1 - start, canRepeat: true);
    }

    private int ClassItem(int at, StringBuilder text)
    {
        if (_pattern[at] == '[' && at + 1 < _pattern.Length && _pattern[at + 1] == ':' && _pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is >= 0 and var close)
        {
            var name = _pattern[at..(close + 2)];
            text.Append(Posix.GetValueOrDefault(name) ?? throw Fail("invalid character class range", name));
            return name.Length;
        }
        if (_pattern[at] == '\\')
        {
            var (escaped, length) = EscapeAt(at);
            text.Append(escaped is [var opening, .., var closing] && opening == '[' && closing == ']' && escaped[1] != '^' ? escaped[1..^1] : escaped);
            return length;
        }
        if (at + 2 < _pattern.Length && _pattern[at + 1] == '-' && _pattern[at + 2] is not (']' or '\\') && _pattern[at + 2] < _pattern[at])
            throw Fail("invalid character class range", _pattern[at..(at + 3)]);
        text.Append(_pattern[at] is '[' or ']' ? "\\" + _pattern[at] : _pattern[at].ToString());
        return 1;
    }

    private void Escape()
    {
        if (_pattern.AsSpan(_at).StartsWith("\\Q"))
        {
            var end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
            var literal = _pattern[(_at + 2)..(end < 0 ? _pattern.Length : end)];
            Take(Regex.Escape(literal), (end < 0 ? _pattern.Length : end + 2) - _at, canRepeat: literal.Length > 0);
            return;
        }
        var (text, length) = EscapeAt(_at);
        Take(text, length, canRepeat: true);
    }

    private (string Text, int Length) EscapeAt(int at)
    {
        if (at + 1 >= _pattern.Length)
            throw Fail("trailing backslash at end of expression", "");
        var character = _pattern[at + 1];
        switch (character)
        {
            case 'd':
                return ("[0-9]", 2);
            case 'D':
                return ("[^0-9]", 2);
            case 'w':
                return ("[0-9A-Za-z_]", 2);
            case 'W':
                return ("[^0-9A-Za-z_]", 2);
            case 's':
                return ("[\\t\\n\\f\\r ]", 2);
            case 'S':
                return ("[^\\t\\n\\f\\r ]", 2);
            case 'A' or 'z' or 'a' or 'f' or 't' or 'n' or 'r' or 'v' or 'b' or 'B':
                return ("\\" + character, 2);
            case 'x' or 'p' or 'P':
                return Coded(at, character);
            case '0':
                return ("\\0", 2);
            default:
                if (character < 0x80 && !char.IsAsciiLetterOrDigit(character))
                    return ("\\" + character, 2);
                throw Fail("invalid escape sequence", "\\" + character);
        }
    }

    private (string Text, int Length) Coded(int at, char kind)
    {
        var match = (kind == 'x' ? Hex() : Property()).Match(_pattern, at);
        if (!match.Success)
            throw Fail(kind == 'x' ? "invalid escape sequence" : "invalid character class range", _pattern[at..Math.Min(_pattern.Length, at + 3)]);
        if (kind != 'x')
            return (match.Value.Length == 3 ? $"\\{kind}{{{match.Value[2]}}}" : match.Value, match.Length);
        var code = int.Parse(match.Value[2..].Trim('{', '}'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return (Regex.Escape(char.ConvertFromUtf32(code)), match.Length);
    }

    private void Repeat(int length)
    {
        var op = _pattern.Substring(_at, length);
        if (!_canRepeat)
            throw _repeatStart >= 0 ? Fail("invalid nested repetition operator", _pattern[_repeatStart..(_at + length)]) : Fail("missing argument to repetition operator", op);
        if (_at + length < _pattern.Length && _pattern[_at + length] == '?')
            length++; // As few as possible.
        var start = _at;
        Take(_pattern.Substring(_at, length), length, canRepeat: false);
        _repeatStart = start;
    }

    private static void CheckCount(Match count)
    {
        var numbers = count.Value.Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => number.Length > 5 ? int.MaxValue : int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        if (numbers.Exists(number => number > MaxRepeat) || (numbers.Count == 2 && numbers[0] > numbers[1]))
            throw Fail("invalid repeat count", count.Value);
    }

    private void Take(string text, int length, bool canRepeat)
    {
        _translated.Append(text);
        _at += length;
        _canRepeat = canRepeat;
        _repeatStart = -1;
    }

    private static FormatException Fail(string what, string where) => new($"error parsing regexp: {what}: `{where}`");

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["[:alnum:]"] = "0-9A-Za-z",
        ["[:alpha:]"] = "A-Za-z",
        ["[:ascii:]"] = "\\x00-\\x7F",
        ["[:blank:]"] = "\\t ",
        ["[:cntrl:]"] = "\\x00-\\x1F\\x7F",
        ["[:digit:]"] = "0-9",
        ["[:graph:]"] = "!-~",
        ["[:lower:]"] = "a-z",
        ["[:print:]"] = " -~",
        ["[:punct:]"] = "!-/:-@\\[-`{-~",
        ["[:space:]"] = "\\t\\n\\v\\f\\r ",
        ["[:upper:]"] = "A-Z",
        ["[:word:]"] = "0-9A-Za-z_",
        ["[:xdigit:]"] = "0-9A-Fa-f",
    };

    [GeneratedRegex(@"\G\{[0-9]+(,[0-9]*)?\}")]
    private static partial Regex Count();

    [GeneratedRegex(@"\G\\x(\{[0-9A-Fa-f]{1,6}\}|[0-9A-Fa-f]{2})")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\G\\[pP]([A-Z]|\{\^?[A-Za-z_]+\})")]
    private static partial Regex Property();
}
