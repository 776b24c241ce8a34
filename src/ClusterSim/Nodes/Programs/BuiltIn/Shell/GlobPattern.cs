namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>Patterns with <c>*</c>, <c>?</c>, <c>[…]</c>; a backslash takes the meaning from what follows.</summary>
internal static class GlobPattern
{
    public static bool IsPattern(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] is '*' or '?' or '[')
                return true;
        }
        return false;
    }

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny("*?[]\\"))
            return text;
        return string.Concat(text.Select(letter => "*?[]\\".Contains(letter) ? "\\" + letter : letter.ToString()));
    }

    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Where the last star was, and how much it has swallowed: going back there once more is enough.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && MatchesOne(pattern[p..], text[t], out var length))
            {
                p += length;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, char letter, out int length)
    {
        length = 1;
        switch (pattern[0])
        {
            case '?':
                return true;
            case '\\' when pattern.Length > 1:
                length = 2;
                return pattern[1] == letter;
            case '[' when pattern.Length > 2 && pattern[2..].IndexOf(']') is >= 0 and var end:
                length = end + 3;
                return IsInClass(pattern[1..(end + 2)], letter);
            default:
                return pattern[0] == letter;
        }
    }

    private static bool IsInClass(ReadOnlySpan<char> letters, char letter)
    {
        var isNegated = letters[0] is '!' or '^';
        if (isNegated)
            letters = letters[1..];
        var found = false;
        for (var i = 0; i < letters.Length; i++)
        {
            if (i + 2 < letters.Length && letters[i + 1] == '-')
            {
                found |= letter >= letters[i] && letter <= letters[i + 2];
                i += 2;
            }
            else
                found |= letters[i] == letter;
        }
        return found != isNegated;
    }
}
