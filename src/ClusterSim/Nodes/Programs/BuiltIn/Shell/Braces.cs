using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>bash's <c>{a,b}</c> and <c>{1..9}</c>.</summary>
internal static class Braces
{
    private const int MaxWords = 10_000;

    public static IReadOnlyList<Word> Expand(Word word)
    {
        for (var i = 0; i < word.Parts.Count; i++)
        {
            if (word.Parts[i] is not TextPart { IsQuoted: false } text || Alternatives(text.Text, out var open, out var close) is not { } alternatives)
                continue;
            return
            [
                .. alternatives.Take(MaxWords).SelectMany(alternative => Expand(new(
                [
                    .. word.Parts.Take(i), new TextPart(text.Text[..open] + alternative + text.Text[(close + 1)..], IsQuoted: false), .. word.Parts.Skip(i + 1),
                ]))),
            ];
        }
        return [word];
    }

    private static IEnumerable<string>? Alternatives(string text, out int open, out int close)
    {
        (open, close) = (text.IndexOf('{'), -1);
        if (open < 0 || (close = text.IndexOf('}', open)) < 0)
            return null;
        var inner = text[(open + 1)..close];
        if (inner.Contains(','))
            return inner.Split(',');
        return inner.Split("..") is [var from, var to]
            && int.TryParse(from, CultureInfo.InvariantCulture, out var first) && int.TryParse(to, CultureInfo.InvariantCulture, out var last)
            ? Enumerable.Range(0, (int)Math.Min(Math.Abs((long)last - first) + 1, MaxWords)).Select(i => (first <= last ? first + i : first - i).ToString(CultureInfo.InvariantCulture))
            : null;
    }
}
