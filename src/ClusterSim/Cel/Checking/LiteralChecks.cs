using ClusterSim.Cel.Libraries;
using ClusterSim.Cel.Parsing;

namespace ClusterSim.Cel.Checking;

/// <summary>Finds what is written out but cannot be what it is used as.</summary>
/// <remarks>Source: cel-go cel/validator.go and ext/formatting.go.</remarks>
internal static class LiteralChecks
{
    public static void Check(IReadOnlyCollection<CelNode> nodes, List<CelIssue> issues)
    {
        var calls = nodes.OfType<CallNode>().ToList();
        foreach (var call in calls)
            if (call.Arguments is [.., LiteralNode { Value: CelString { Value: var text } } literal] && !IsFine(call.Function, text))
                issues.Add(new(literal.Position, $"invalid {call.Function} argument"));
        var formats = calls.Where(call => call is { Function: "format", Target: not null }).ToList();
        foreach (var call in formats)
            CheckFormat(call, issues);
        var mixed = formats.SelectMany(call => call.Arguments).SelectMany(Lists).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var list in nodes.OfType<ListNode>().Where(list => !mixed.Contains(list)))
            CheckAlike(list.Items.Select((item, i) => (item.Position, list.Optional.Contains(i) ? Held(item.Type) : item.Type)), issues);
        foreach (var map in nodes.OfType<MapNode>().Where(map => !mixed.Contains(map)))
        {
            CheckAlike(map.Entries.Select(entry => (entry.Key.Position, entry.Key.Type)), issues);
            CheckAlike(map.Entries.Select(entry => (entry.Value.Position, entry.IsOptional ? Held(entry.Value.Type) : entry.Value.Type)), issues);
        }
    }

    private static bool IsFine(string function, string text) => function switch
    {
        "duration" => CelText.ReadDuration(text) is not null,
        "timestamp" => Conversions.ToTimestamp(text) is not CelError,
        "matches" => RegexSyntax.TryCompile(text, out _, out _),
        _ => true,
    };

    private static void CheckFormat(CallNode call, List<CelIssue> issues)
    {
        if (call is { Target: LiteralNode { Value: CelString { Value: var format } }, Arguments: [ListNode list] }
            && TextFormat.Check(format, [.. list.Items.Select(item => item.Type)]) is var (index, problem))
            issues.Add(new(index < 0 ? call.Position : list.Items[index].Position, problem));
    }

    // Items of one list, and entries of one map, must be of one type, except in what is formatted.
    private static void CheckAlike(IEnumerable<(int Position, CelType Type)> parts, List<CelIssue> issues)
    {
        CelType? first = null;
        foreach (var (position, type) in parts)
        {
            first ??= type;
            if (first.Equals(type))
                continue;
            issues.Add(new(position, $"expected type '{first}' but found '{type}'"));
            return;
        }
    }

    private static CelType Held(CelType type) => type.IsOptional ? type.Items : type;

    private static IEnumerable<CelNode> Lists(CelNode node) => node switch
    {
        ListNode list => list.Items.SelectMany(Lists).Prepend(list),
        MapNode map => map.Entries.SelectMany(entry => Lists(entry.Value)).Prepend(map),
        _ => [],
    };
}
