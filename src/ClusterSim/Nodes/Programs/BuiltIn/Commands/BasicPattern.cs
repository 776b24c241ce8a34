using System.Text;
using System.Text.RegularExpressions;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>POSIX patterns as .NET wants them. They are matched without backtracking, so that no pattern takes for ever.</summary>
internal static class BasicPattern
{
    /// <summary>A pattern for <see cref="Regex"/>.</summary>
    /// <param name="pattern">A basic pattern, in which <c>\(</c>, <c>\{</c>, <c>\+</c> are special and <c>(</c>, <c>{</c>, <c>+</c> are not.</param>
    public static string ToRegex(string pattern)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var letter = pattern[i];
            if (letter == '\\' && i + 1 < pattern.Length)
            {
                i++;
                result.Append("(){}+?|".Contains(pattern[i]) ? pattern[i].ToString() : "\\" + pattern[i]);
            }
            else if (letter == '[')
                i = CopyClass(pattern, i, result);
            else if ("(){}+?|".Contains(letter) || (letter == '*' && result.Length == 0))
                result.Append('\\').Append(letter);
            else
                result.Append(letter);
        }
        return result.ToString();
    }

    /// <summary>An extended pattern: nearly what .NET has.</summary>
    public static string ToExtendedRegex(string pattern)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                result.Append('\\').Append(pattern[++i]);
            else if (pattern[i] == '[')
                i = CopyClass(pattern, i, result);
            else
                result.Append(pattern[i]);
        }
        return result.ToString();
    }

    /// <exception cref="IOException">It is no pattern.</exception>
    public static Regex Compile(string regex, bool ignoreCase)
    {
        try
        {
            return new(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new IOException($"bad regex '{regex}'");
        }
    }

    private static int CopyClass(string pattern, int start, StringBuilder result)
    {
        var end = start + 1;
        if (end < pattern.Length && pattern[end] == '^')
            end++;
        if (end < pattern.Length && pattern[end] == ']')
            end++;
        while (end < pattern.Length && pattern[end] != ']')
        {
            if (pattern[end] == '[' && end + 1 < pattern.Length && pattern[end + 1] == ':' && pattern.IndexOf(":]", end, StringComparison.Ordinal) is > 0 and var close)
                end = close + 1;
            end++;
        }
        if (end >= pattern.Length)
        {
            result.Append("\\[");
            return start;
        }
        result.Append(pattern[start..(end + 1)]
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[:alpha:]", "a-zA-Z", StringComparison.Ordinal)
            .Replace("[:digit:]", "0-9", StringComparison.Ordinal)
            .Replace("[:alnum:]", "a-zA-Z0-9", StringComparison.Ordinal)
            .Replace("[:space:]", "\\s", StringComparison.Ordinal)
            .Replace("[:upper:]", "A-Z", StringComparison.Ordinal)
            .Replace("[:lower:]", "a-z", StringComparison.Ordinal)
            .Replace("[:punct:]", "!-/:-@\\[-`{-~", StringComparison.Ordinal));
        return end;
    }
}
