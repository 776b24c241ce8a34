namespace ClusterSim.Lab.Synthetic;

/// <summary>A distribution as it is written: a name, and what stands in its brackets.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Name">The name; empty for a mere number.</param>
/// <param name="Items">The arguments without a name.</param>
/// <param name="Options">Those with one.</param>
internal sealed record DistributionCall(string Text, string Name, IReadOnlyList<string> Items, SortedDictionary<string, string> Options)
{
    public static DistributionCall Parse(string text)
    {
        text = text.Trim();
        var open = text.IndexOf('(');
        if (open < 0)
            return new(text, "", [], []);
        if (!text.EndsWith(')'))
            throw new FormatException($"{text}: expected a closing bracket at the end");
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var items = new List<string>();
        foreach (var part in Parts(text, text[(open + 1)..^1]))
        {
            var equals = part.Contains('(') ? -1 : part.IndexOf('=');
            if (equals < 0)
                items.Add(part);
            else if (!options.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new FormatException($"{text}: {part[..equals].Trim()} is given twice");
        }
        return new(text, text[..open].Trim(), items, options);
    }

    /// <summary>The arguments without a name, of which there must be so many.</summary>
    public IReadOnlyList<string> Arguments(int count) =>
        Items.Count == count ? Items : throw new FormatException($"{Text}: expected {count} {(count == 1 ? "argument" : "arguments")}, not {Items.Count}");

    /// <summary>What commas part, but not those within inner brackets.</summary>
    private static IEnumerable<string> Parts(string text, string inner)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= inner.Length; i++)
        {
            if (i == inner.Length || (inner[i] == ',' && depth == 0))
            {
                if (depth != 0)
                    throw new FormatException($"{text}: a bracket is not closed");
                if (i > start || start > 0)
                    yield return inner[start..i].Trim() is { Length: > 0 } part ? part : throw new FormatException($"{text}: an argument is empty");
                start = i + 1;
            }
            else
            {
                depth += inner[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }
}
