using System.Runtime.CompilerServices;
using ClusterSim.Recordings.Transcripts;

namespace ClusterSim.Tests.ApiServer;

/// <summary>Requests recorded with a real API server's answers are answered alike.</summary>
/// <remarks>What does not match yet stands in <c>known-mismatches.txt</c>, which is held exactly: a case that starts to match must be taken out of it.</remarks>
[Parallelizable(ParallelScope.All)]
public sealed class TranscriptTests
{
    private static readonly HashSet<string> KnownMismatches = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recorded", "known-mismatches.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    private static IEnumerable<Transcript> All() => Transcript.ReadAll(Path.Combine(AppContext.BaseDirectory, "Recorded", "api-transcripts.jsonl.gz"));

    private static IEnumerable<TestCaseData> Transcripts() => All()
        .Select(transcript => new TestCaseData(transcript).SetName($"{transcript.Area}: {transcript.Id}").SetCategory(transcript.Area));

    [TestCaseSource(nameof(Transcripts))]
    public void Answers_as_a_real_API_server(Transcript transcript)
    {
        var result = TranscriptReplayer.ReplayAlone(transcript);

        if (KnownMismatches.Contains(transcript.Id))
            result.IsMatch.Should().BeFalse($"{transcript.Id} matches now: take it out of known-mismatches.txt");
        else
            result.Problems.Should().BeEmpty();
    }

    [Test, Explicit("rewrites known-mismatches.txt in the sources; run it by name when cases have come to match")]
    public void Writes_down_what_does_not_match_yet()
    {
        var mismatches = All().Where(transcript => !TranscriptReplayer.ReplayAlone(transcript).IsMatch).Select(transcript => transcript.Id).Order(StringComparer.Ordinal);

        File.WriteAllLines(SourceOfKnownMismatches(), ["# Recorded cases whose answers do not match yet; TranscriptTests holds this list exactly.", .. mismatches]);
    }

    private static string SourceOfKnownMismatches([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Recorded", "known-mismatches.txt");
}
