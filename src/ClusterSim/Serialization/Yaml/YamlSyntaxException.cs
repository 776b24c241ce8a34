using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace ClusterSim.Serialization;

/// <summary>Text that is no YAML.</summary>
internal sealed partial class YamlSyntaxException : FormatException
{
    private readonly int _goLine;

    public YamlSyntaxException(TextPosition position, string problem) : base(problem) => (Position, Problem, _goLine) = (position, problem, position.Line);

    private YamlSyntaxException(TextPosition position, string problem, int goLine) : this(position, problem) => _goLine = goLine;

    public TextPosition Position { get; }

    /// <summary>What is wrong, in the words of libyaml.</summary>
    public string Problem { get; }

    /// <summary>True for what go-yaml finds only after parsing, when it knows no lines any more.</summary>
    public bool NamesNoLine { get; init; }

    /// <summary>As go-yaml tells it, which names no line when it is the first.</summary>
    public string GoMessage => _goLine <= 1 || NamesNoLine ? "yaml: " + Problem : $"yaml: line {_goLine}: {Problem}";

    /// <summary>The error that the parser stopped with in <paramref name="text"/>.</summary>
    public static YamlSyntaxException From(YamlException e, string text)
    {
        var problem = InTheWordsOfLibYaml(ProblemIn(e.Message));
        var lines = Math.Max(1, text.AsSpan().TrimEnd('\n').Count('\n') + 1);
        // Where a text ends too early, people look for what was left open; go-yaml names the end.
        var position = problem.EndsWith("unexpected end of stream", StringComparison.Ordinal) ? PositionOf(e.Start, lines) : PositionOf(e.End, lines);
        var isScannerError = !problem.StartsWith("did not find expected", StringComparison.Ordinal) || problem.EndsWith("line break", StringComparison.Ordinal);
        return new(position, problem, isScannerError ? (int)e.End.Line : (int)e.Start.Line - 1); // go-yaml counts from zero after the scanner.
    }

    private static TextPosition PositionOf(Mark mark, int lines) => new((int)Math.Min(mark.Line, lines), (int)mark.Column);

    // The parser is a port of libyaml's, and its messages are made of context and problem: "While scanning x, found y."
    private static string ProblemIn(string message)
    {
        var problem = Context().Replace(message, "").TrimEnd('.');
        return problem.Length == 0 ? message : char.ToLowerInvariant(problem[0]) + problem[1..];
    }

    private static string InTheWordsOfLibYaml(string problem) => problem switch
    {
        "found invalid mapping" => "mapping values are not allowed in this context",
        "found a tab character that violate indentation" => "found a tab character that violates indentation",
        "found invalid tab as indentation" => "found character that cannot start any token",
        _ => problem,
    };

    [GeneratedRegex(@"^(\(Line:[^)]*\)( - \(Line:[^)]*\))?: )?(While [^,]*, )?", RegexOptions.CultureInvariant)]
    private static partial Regex Context();
}
