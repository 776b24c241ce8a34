using ClusterSim.Recordings.Transcripts;

namespace ClusterSim.Fidelity;

/// <summary>Replays API transcripts, each against an empty server of its own, and says area by area how many answers were the same.</summary>
internal static class ApiReplay
{
    public static int Run(ReplayArguments arguments)
    {
        var areas = new SortedDictionary<string, List<TranscriptResult>>(StringComparer.Ordinal);
        foreach (var transcript in arguments.Files.SelectMany(Transcript.ReadAll))
        {
            if ((arguments.Area is not null && transcript.Area != arguments.Area) || (arguments.Id is not null && transcript.Id != arguments.Id))
                continue;
            if (!areas.TryGetValue(transcript.Area, out var results))
                areas[transcript.Area] = results = [];
            var result = TranscriptReplayer.ReplayAlone(transcript);
            results.Add(result);
            if (arguments.Verbose && !result.IsMatch)
                Console.WriteLine($"{transcript.Id}: {transcript.Title}\n  {string.Join("\n  ", result.Problems)}");
        }
        foreach (var (area, results) in areas)
            Console.WriteLine($"{area}: {Count(results)}");
        List<TranscriptResult> all = [.. areas.Values.SelectMany(results => results)];
        Console.WriteLine($"all: {Count(all)}");
        return all.Count > 0 && all.TrueForAll(result => result.IsMatch) ? 0 : 1;
    }

    private static string Count(IReadOnlyCollection<TranscriptResult> results) =>
        $"matched {results.Count(result => result.IsMatch)} of {results.Count} (steps: {results.Sum(result => result.MatchedSteps)} of {results.Sum(result => result.ComparedSteps)})";
}
