using YamlDotNet.Core;

namespace ClusterSim.Serialization;

/// <summary>Holds to YAML's rule that tabs do not indent blocks, which the parser here does not check everywhere.</summary>
internal sealed class BlockIndentation(string text)
{
    private readonly bool _hasTabs = text.Contains('\t', StringComparison.Ordinal);

    /// <summary>Checks what stands before the first token of a line.</summary>
    /// <exception cref="YamlSyntaxException">It has a tab in it.</exception>
    public void Check(Mark start)
    {
        if (!_hasTabs)
            return;
        var lineStart = start.Index == 0 ? 0 : text.LastIndexOf('\n', (int)start.Index - 1) + 1;
        var before = text.AsSpan(lineStart, (int)start.Index - lineStart);
        if (before.IndexOf('\t') is >= 0 and var tab && before.ContainsAnyExcept(' ', '\t') == false)
            throw new YamlSyntaxException(new((int)start.Line, tab + 1), "found character that cannot start any token");
    }

    /// <summary>The place of the first tab that indents a line from <paramref name="line"/> on.</summary>
    public TextPosition FirstTabFrom(int line)
    {
        var number = 0;
        foreach (var current in text.Split('\n'))
            if (++number >= line && current.AsSpan().TrimStart(' ') is ['\t', ..])
                return new(number, current.IndexOf('\t', StringComparison.Ordinal) + 1);
        return new(line, 1);
    }
}
