using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Compares what a replay has at a checkpoint with what was recorded there.</summary>
internal sealed partial class CheckpointComparison(Scenario scenario)
{
    /// <summary>Every difference between the objects of one kind.</summary>
    public IEnumerable<string> Objects(int checkpoint, string kind, JsonArray recorded, IReadOnlyList<JsonObject> actual)
    {
        var expected = recorded.Select(item => item!.DeepClone().AsObject()).ToList();
        var left = actual.Select(item => item.DeepClone().AsObject()).ToList();
        for (var i = 0; i < expected.Count; i++)
            Relax($"cp{checkpoint}.{kind}[{i}]", expected[i], left);

        // Pair what is equal first, so that one difference is told once, and against its nearest neighbour.
        var unmatched = expected.Where(item => !TakeEqual(left, item)).ToList();
        if (expected.Count != actual.Count)
            yield return $"cp{checkpoint} {kind}: expected {expected.Count} ({Names(expected)}), got {actual.Count} ({Names(actual)})";
        foreach (var item in unmatched)
        {
            var nearest = left.OrderBy(other => JsonDifference.Find("", item, other).Count()).FirstOrDefault();
            if (nearest is null)
            {
                yield return $"cp{checkpoint} {kind} {item["metadata"].Text("name")}: not there";
                continue;
            }
            left.Remove(nearest);
            foreach (var difference in JsonDifference.Find("", item, nearest))
                yield return $"cp{checkpoint} {kind} {item["metadata"].Text("name")} {difference}";
        }
    }

    /// <summary>Every difference between the events.</summary>
    public IEnumerable<string> Events(int checkpoint, JsonArray recorded, IReadOnlyList<EventRow> actual)
    {
        var left = actual.ToList();
        var missing = new List<JsonObject>();
        foreach (var row in recorded.Select(item => item!.AsObject()))
        {
            var match = left.FindIndex(candidate => candidate.Matches(row));
            if (match < 0)
            {
                missing.Add(row);
                continue;
            }
            var count = left[match].Count;
            if (row.Number("count") is { } exact ? count != exact : count < (row.Number("countMin") ?? 1))
                yield return $"cp{checkpoint} event {row.Text("reason")} {row.Text("name")} \"{row.Text("message")}\": expected {row.Number("count") ?? row.Number("countMin")} times, got {count}";
            left.RemoveAt(match);
        }
        foreach (var row in missing)
        {
            // Where runs told different things, one may stand for another: of Pods that are equals either may be deleted.
            var instead = left.FindIndex(candidate => IsOptional(checkpoint, candidate) && candidate.Reason == row.Text("reason") && candidate.Name == row.Text("name"));
            if (instead >= 0)
                left.RemoveAt(instead);
            else
                yield return $"cp{checkpoint} event missing: {JsonDifference.Show(row)}";
        }
        foreach (var row in left)
            if (!IsOptional(checkpoint, row))
                yield return $"cp{checkpoint} event too many: {row}";
    }

    private bool IsOptional(int checkpoint, EventRow row) =>
        scenario.Relaxed.Contains($"cp{checkpoint} event only in some runs: {row.Reason} {row.Message}");

    // Paths that differed between recordings: absent in a run, of varying length, or in any order.
    private void Relax(string path, JsonObject expected, List<JsonObject> actual)
    {
        foreach (var line in scenario.Relaxed)
        {
            if (!line.StartsWith(path + ".", StringComparison.Ordinal) || Relaxation().Match(line[(path.Length + 1)..]) is not { Success: true } match)
                continue;
            var (at, how) = (match.Groups["path"].Value, match.Groups["how"].Value);
            var same = actual.Where(item => item["metadata"].Text("name") == expected["metadata"].Text("name")).ToList();
            foreach (var item in same.Prepend(expected))
            {
                if (how == "order")
                    Sort(item.AtPath(at) as JsonArray);
                else
                    Remove(item, at);
            }
        }
    }

    private static void Sort(JsonArray? list)
    {
        if (list is null)
            return;
        var sorted = list.Select(item => item!.DeepClone()).OrderBy(item => item.ToJsonString(), StringComparer.Ordinal).ToList();
        list.Clear();
        foreach (var item in sorted)
            list.Add(item);
    }

    private static void Remove(JsonObject item, string path)
    {
        var dot = path.LastIndexOf('.');
        if ((dot < 0 ? item : item.AtPath(path[..dot])) is JsonObject parent)
            parent.Remove(path[(dot + 1)..]);
    }

    private static bool TakeEqual(List<JsonObject> items, JsonObject wanted)
    {
        var index = items.FindIndex(item => JsonDifference.Equal(wanted, item));
        if (index >= 0)
            items.RemoveAt(index);
        return index >= 0;
    }

    private static string Names(IEnumerable<JsonObject> items) => string.Join(", ", items.Select(item => item["metadata"].Text("name")));

    [GeneratedRegex(@"^(?<path>\S+) \((?:(?<how>order)|(?<how>absent) in a run|(?<how>length) .*)\)$")]
    private static partial Regex Relaxation();
}
