namespace ClusterSim.Recordings.Transcripts;

/// <summary>How a transcript went.</summary>
/// <param name="Transcript">The transcript.</param>
/// <param name="Problems">Where answers differed; empty when all matched.</param>
/// <param name="MatchedSteps">Steps whose answers matched.</param>
/// <param name="ComparedSteps">Steps whose answers were compared.</param>
public sealed record TranscriptResult(Transcript Transcript, IReadOnlyList<string> Problems, int MatchedSteps, int ComparedSteps)
{
    public bool IsMatch => Problems.Count == 0;
}
