using System.Globalization;

namespace ClusterSim.Lab.Sweeps;

/// <summary>Reads seeds: numbers and ranges, as in <c>42..51</c> or <c>1,2,7..9</c>.</summary>
public static class SeedText
{
    private const int Most = 100_000; // More runs than anybody waits for.

    /// <summary>The seeds a text names, in its order.</summary>
    /// <exception cref="FormatException">It cannot be read, names one twice, or far too many.</exception>
    public static IReadOnlyList<ulong> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seeds = new List<ulong>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var dots = part.IndexOf("..", StringComparison.Ordinal);
            var (first, last) = dots < 0 ? (Number(part, text), Number(part, text)) : (Number(part[..dots], text), Number(part[(dots + 2)..], text));
            if (last < first)
                throw new FormatException($"Seeds: {part} ends before it begins.");
            if (last - first >= Most || seeds.Count + (int)(last - first) >= Most)
                throw new FormatException($"Seeds: {text} are more than {Most}.");
            for (var offset = 0UL; offset <= last - first; offset++)
                seeds.Add(first + offset);
        }
        return seeds.Distinct().Count() == seeds.Count ? seeds : throw new FormatException($"Seeds: {text} names one twice.");
    }

    private static ulong Number(string part, string text) =>
        ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"Seeds: expected numbers and ranges, as in 42..51 or 1,2,7..9, not \"{text}\".");
}
