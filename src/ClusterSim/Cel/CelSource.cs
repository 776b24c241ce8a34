using System.Text;

namespace ClusterSim.Cel;

/// <summary>The text of an expression by code points, as places in it are counted.</summary>
internal sealed class CelSource(string text)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>The code points.</summary>
    public Rune[] Runes { get; } = [.. text.EnumerateRunes()];

    /// <summary>The text itself.</summary>
    public string Text => text;

    /// <summary>The line, counted from 1, and the column, counted from 0, of the code point at <paramref name="offset"/>.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < offset && i < Runes.Length; i++)
            if (Runes[i].Value == '\n')
                (line, start) = (line + 1, i + 1);
        return (line, offset - start);
    }

    /// <summary>The text of a line.</summary>
    public string Line(int line) => _lines[line - 1];

    public string Slice(int start, int end) => string.Concat(Runes[start..end].Select(rune => rune.ToString()));
}
