using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace ClusterSim.Serialization;

/// <summary>Text that is no YAML.</summary>
internal sealed partial class YamlSyntaxException : FormatException
{
    public YamlSyntaxException(TextPosition position, string problem) : base(problem) => (Position, Problem) = (position, problem);

    public YamlSyntaxException(YamlException e) : this(new((int)e.Start.Line, (int)e.Start.Column), ProblemIn(e.Message))
    {
    }

    public TextPosition Position { get; }

    /// <summary>What is wrong, in the words of libyaml.</summary>
    public string Problem { get; }

    /// <summary>As go-yaml tells it, which names no line when it is the first.</summary>
    public string GoMessage => Position.Line <= 1 ? "yaml: " + Problem : $"yaml: line {Position.Line}: {Problem}";

    // The parser is a port of libyaml's, and its messages are made of context and problem: "While scanning x, found y."
    private static string ProblemIn(string message)
    {
        var problem = Context().Replace(message, "").TrimEnd('.');
        return problem.Length == 0 ? message : char.ToLowerInvariant(problem[0]) + problem[1..];
    }

    [GeneratedRegex(@"^(\(Line:[^)]*\)( - \(Line:[^)]*\))?: )?(While [^,]*, )?", RegexOptions.CultureInvariant)]
    private static partial Regex Context();
}
