namespace ClusterSim.Recordings.Scenarios;

/// <summary>How a replay came out.</summary>
/// <param name="Scenario">What was replayed.</param>
/// <param name="Mismatches">Every difference from the recording, empty when it matched.</param>
public sealed record ScenarioOutcome(Scenario Scenario, IReadOnlyList<string> Mismatches)
{
    /// <summary>True when objects, events and results all equal the recording.</summary>
    public bool Matched => Mismatches.Count == 0;
}
