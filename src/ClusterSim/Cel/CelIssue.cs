using System.Text;

namespace ClusterSim.Cel;

/// <summary>What is wrong with an expression, and where.</summary>
/// <param name="Offset">Characters before the place.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record CelIssue(int Offset, string Message)
{
    /// <summary>The place of what is wrong with all of it.</summary>
    public const int Nowhere = -1;

    private const int MostReported = 100;

    /// <summary>All issues in the order of their places, as cel-go prints them: each with its line and a mark below it.</summary>
    /// <remarks>Source: cel-go common/error.go and common/errors.go.</remarks>
    public static string Format(IReadOnlyList<CelIssue> issues, CelSource source)
    {
        var inOrder = issues.OrderBy(issue => issue.Offset).Take(MostReported).Select(issue => issue.Format(source));
        var more = issues.Count - MostReported;
        return string.Join("\n", more > 0 ? inOrder.Append($"{more} more errors were truncated") : inOrder);
    }

    private string Format(CelSource source)
    {
        if (Offset == Nowhere)
            return $"ERROR: <input>:-1:0: {Message}";
        var (line, column) = source.Place(Offset);
        var snippet = source.Line(line).Replace('\t', ' ');
        var text = new StringBuilder($"ERROR: <input>:{line}:{column + 1}: {Message}\n | {snippet}\n | ");
        var runes = snippet.EnumerateRunes().ToArray();
        for (var i = 0; i < column && i < runes.Length; i++)
            text.Append(runes[i].IsAscii ? "." : "．");
        return text.Append(column >= runes.Length || runes[column].IsAscii ? "^" : "＾").ToString();
    }
}
