using ClusterSim.Recordings;
using ClusterSim.Recordings.Scenarios;

namespace ClusterSim.Fidelity;

/// <summary>Replays controller scenarios, and says area by area how many came out the same.</summary>
internal static class ControllerReplay
{
    public static int Run(ReplayArguments arguments)
    {
        var areas = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var scenario in arguments.Files.SelectMany(RecordingFile.Read).Select(json => new Scenario(json)))
        {
            if ((arguments.Area is not null && scenario.Area != arguments.Area) || (arguments.Id is not null && scenario.Id != arguments.Id))
                continue;
            if (!areas.TryGetValue(scenario.Area, out var tally))
                areas[scenario.Area] = tally = new();
            Replay(scenario, arguments, tally);
        }
        foreach (var (area, tally) in areas)
            Console.WriteLine($"{area}: matched {tally.Matched} of {tally.Replayed}{tally.Waiting()}");
        var (matched, replayed) = (areas.Values.Sum(tally => tally.Matched), areas.Values.Sum(tally => tally.Replayed));
        Console.WriteLine($"all: matched {matched} of {replayed}");
        Console.WriteLine($"traces (which counts are seen in between; not counted above): same {areas.Values.Sum(tally => tally.SameTraces)} of {areas.Values.Sum(tally => tally.Traces)}");
        return matched == replayed && replayed > 0 ? 0 : 1;
    }

    private static void Replay(Scenario scenario, ReplayArguments arguments, Tally tally)
    {
        if (MissingTool(scenario) is { } needs)
        {
            tally.Needs(needs);
            return;
        }
        tally.Replayed++;
        var outcome = ScenarioReplayer.Replay(scenario, arguments.Seed, ServedKubectl.Serve);
        tally.Traces += outcome.Traces;
        tally.SameTraces += outcome.Traces - outcome.TraceDifferences.Count;
        if (arguments.Traces)
            foreach (var difference in outcome.TraceDifferences)
                Console.WriteLine($"{scenario.Id} {difference}");
        if (outcome.Matched)
        {
            tally.Matched++;
            return;
        }
        if (!arguments.Verbose)
            return;
        Console.WriteLine($"{scenario.Id}: {scenario.Title}");
        foreach (var mismatch in outcome.Mismatches)
            Console.WriteLine("  " + mismatch);
    }

    private static string? MissingTool(Scenario scenario) => scenario.UsesKubectl && !ServedKubectl.IsAvailable ? "kubectl" : null;

    /// <summary>The count of one area.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _needs = new(StringComparer.Ordinal);

        public int Matched { get; set; }

        public int Replayed { get; set; }

        public int Traces { get; set; }

        public int SameTraces { get; set; }

        public void Needs(string what) => _needs[what] = _needs.GetValueOrDefault(what) + 1;

        public string Waiting() => _needs.Count == 0 ? "" : " (" + string.Join(", ", _needs.Select(entry => $"{entry.Value} needs {entry.Key}")) + ")";
    }
}
