using ClusterSim.Fidelity;
using ClusterSim.Recordings;
using ClusterSim.Recordings.Scenarios;

namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>Recorded scripts in which a real <c>kubectl</c> takes part come out the same.</summary>
public sealed class ControllerScenarioTests
{
    private static IEnumerable<TestCaseData> Scenarios() => RecordingFile.Read(Path.Combine(AppContext.BaseDirectory, "Recorded", "controller-scenarios.jsonl.gz"))
        .Select(json => new Scenario(json))
        .Where(scenario => scenario.UsesKubectl)
        .Select(scenario => new TestCaseData(scenario).SetName($"{scenario.Id}: {scenario.Title.Replace('.', ' ')}"));

    [TestCaseSource(nameof(Scenarios))]
    public void Comes_out_as_recorded(Scenario scenario)
    {
        if (!ServedKubectl.IsAvailable)
            Assert.Ignore("There is no kubectl on the path.");

        ScenarioReplayer.Replay(scenario, serve: ServedKubectl.Serve).Mismatches.Should().BeEmpty();
    }
}
