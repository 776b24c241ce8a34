using System.Text.Json.Nodes;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Compares the counts that workloads went through with those recorded, which may legitimately be finer.</summary>
internal sealed class TraceComparison(Scenario scenario, StatusTraces traces)
{
    private readonly List<string> _differences = [];

    /// <summary>How many traces there were to compare.</summary>
    public int Compared { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Compares at the checkpoint that is step <paramref name="step"/> of the script.</summary>
    public void Compare(int step)
    {
        var number = scenario.Checkpoints.ToList().FindIndex(checkpoint => (int?)checkpoint["after"] == step);
        foreach (var (obj, rows) in scenario.Checkpoints[number]["trace"] as JsonObject ?? [])
        {
            if (!StatusTraces.IsTraced(obj.Split('/')[0]) || obj.Contains('<')) // Which one of a CronJob's Jobs that is, nobody can tell.
                continue;
            Compared++;
            var expected = string.Join(' ', ((JsonArray)rows!).Select(row => row!.ToJsonString()));
            var actual = string.Join(' ', traces.Of(obj));
            if (expected != actual)
                _differences.Add($"cp{number} trace {obj}: expected {expected}, got {actual}");
        }
    }
}
