namespace ClusterSim.Recordings.Scenarios;

/// <summary>How a replay came out.</summary>
/// <param name="Scenario">What was replayed.</param>
/// <param name="Mismatches">Every difference from the recording, empty when it matched.</param>
/// <param name="Traces">How many sequences of counts were recorded, of those kept here.</param>
/// <param name="TraceDifferences">Which of them came out differently. They are no mismatches: what a watch sees in between depends on timing.</param>
public sealed record ScenarioOutcome(Scenario Scenario, IReadOnlyList<string> Mismatches, int Traces, IReadOnlyList<string> TraceDifferences)
{
    /// <summary>True when objects, events and results all equal the recording.</summary>
    public bool Matched => Mismatches.Count == 0;
}
