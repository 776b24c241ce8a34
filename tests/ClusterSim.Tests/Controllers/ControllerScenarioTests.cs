using ClusterSim.Recordings;
using ClusterSim.Recordings.Scenarios;

namespace ClusterSim.Tests.Controllers;

/// <summary>Scripts recorded with what real controllers made of them come out the same, but for what differed between recordings too.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ControllerScenarioTests
{
    // What the recording itself does not explain. Held exactly: one that starts to match must be taken out.
    private static readonly SortedDictionary<string, string> Unexplained = new(StringComparer.Ordinal)
    {
        ["ds-roll"] = "nodes were updated in the order of a Go map, n3 before n2; here they are in the order of their names",
        ["ds-roll-twice"] = "recordings differed in the node that was updated, and what is left of them has fewer Pods scheduled than created",
        ["psa-baseline"] = "in the recorded time one more attempt was made than in ours",
        ["sch-hostport"] = "recorded while Pods of other namespaces held the port on every node",
    };

    private static IEnumerable<TestCaseData> Scenarios() => RecordingFile.Read(Path.Combine(AppContext.BaseDirectory, "Recorded", "controller-scenarios.jsonl.gz"))
        .Select(json => new Scenario(json))
        .Where(scenario => !scenario.UsesKubectl) // The server's tests replay these.
        .Select(Case);

    private static TestCaseData Case(Scenario scenario) => new TestCaseData(scenario).SetName($"{scenario.Id}: {scenario.Title.Replace('.', ' ')}").SetCategory(scenario.Area);

    [TestCaseSource(nameof(Scenarios))]
    public void Comes_out_as_recorded(Scenario scenario)
    {
        var outcome = ScenarioReplayer.Replay(scenario);

        if (Unexplained.TryGetValue(scenario.Id, out var why))
            outcome.Matched.Should().BeFalse($"{scenario.Id} ({why}) matches now: take it out of the list");
        else
            outcome.Mismatches.Should().BeEmpty();
    }
}
