using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Stand-ins for values the server chose, numbered by first appearance, and the values behind them.</summary>
internal sealed partial class Placeholders
{
    private readonly Dictionary<(string Kind, string Actual), string> _forward = [];
    private readonly Dictionary<string, string> _back = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string For(string kind, string actual, bool fresh = false)
    {
        if (!fresh && _forward.TryGetValue((kind, actual), out var known))
            return known;
        var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        var placeholder = $"<{kind}:{number.ToString(CultureInfo.InvariantCulture)}>";
        _forward[(kind, actual)] = placeholder;
        _back[placeholder] = actual;
        return placeholder;
    }

    public string? Known(string kind, string actual) => _forward.GetValueOrDefault((kind, actual));

    /// <summary>The number behind a placeholder that stands alone; null when it stands for text.</summary>
    public long? NumberBehind(string text) =>
        text.StartsWith("<nodePort:", StringComparison.Ordinal) && _back.TryGetValue(text, out var actual) ? long.Parse(actual, CultureInfo.InvariantCulture) : null;

    /// <summary>The text with the values in place of their placeholders.</summary>
    public string FillIn(string text) => Pattern().Replace(text, match => _back.GetValueOrDefault(match.Value, match.Value));

    [GeneratedRegex(@"<(uid|rv|lrv|ip|nodePort|suffix5|continue|token):\d+>")]
    private static partial Regex Pattern();
}
