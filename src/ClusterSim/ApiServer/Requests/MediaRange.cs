using System.Globalization;

namespace ClusterSim.ApiServer.Requests;

/// <summary>One of the alternatives in an <c>Accept</c> header.</summary>
/// <remarks>Source: goautoneg, accept.go, as vendored by apiserver (v1.36).</remarks>
/// <param name="Type">Media type, or a wildcard.</param>
/// <param name="Quality">How much it is wanted, up to 1.</param>
/// <param name="Parameters">All parameters but the quality.</param>
internal sealed record MediaRange(string Type, double Quality, Dictionary<string, string> Parameters)
{
    private bool IsAnything => Type.StartsWith('*');

    private bool IsAnyOfItsType => Type.EndsWith("/*", StringComparison.Ordinal);

    /// <summary>The alternatives of a header, the most wanted first.</summary>
    public static IReadOnlyList<MediaRange> ParseAll(string header)
    {
        List<MediaRange> ranges = [];
        foreach (var part in header.Split(','))
            if (Parse(part) is { } range)
                Insert(ranges, range);
        return ranges;
    }

    public string? Find(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Whether a media type that is on offer is within the range.</summary>
    public bool Includes(string mediaType) => Type == mediaType || Type == "*/*" || (IsAnyOfItsType && mediaType.StartsWith(Type[..^1], StringComparison.Ordinal));

    // Go sorts few alternatives by insertion, with an order that is none in the strict sense; so the way it is done decides.
    private static void Insert(List<MediaRange> ranges, MediaRange range)
    {
        var at = ranges.Count;
        while (at > 0 && GoesBefore(range, ranges[at - 1]))
            at--;
        ranges.Insert(at, range);
    }

    private static bool GoesBefore(MediaRange left, MediaRange right) =>
        left.Quality > right.Quality || (!left.IsAnything && right.IsAnything) || (!left.IsAnyOfItsType && right.IsAnyOfItsType);

    private static MediaRange? Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var type = parts[0] == "*" ? "*/*" : parts[0];
        if (type.Split('/', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } main, { Length: > 0 } sub])
            return null;
        var quality = 1.0;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal); // Looked up only.
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=') is not [var name, { Length: > 0 } value])
                continue;
            if (name.Trim() == "q")
                quality = double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : 0;
            else
                parameters[name.Trim()] = value.Trim();
        }
        return new(main + "/" + sub, quality, parameters);
    }
}
