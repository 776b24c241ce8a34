using ClusterSim.Scheduling;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Scheduling;

/// <summary>The recorded clusters of the real scheduler: what it said, plugin by plugin, is what ours says.</summary>
[TestFixture]
public sealed class OracleTests
{
    private const int Shown = 30;

    [Test]
    public void Every_plugin_gives_the_verdicts_and_reasons_of_the_real_one()
    {
        var (compared, _, differences) = Compare(comparison => comparison.PluginVerdicts(), _ => true);

        differences.Take(Shown).Should().BeEmpty();
        compared.Should().Be(3675);
    }

    [Test]
    public void Every_plugin_gives_the_scores_of_the_real_one()
    {
        var (compared, _, differences) = Compare(comparison => comparison.PluginScores(), _ => true);

        differences.Take(Shown).Should().BeEmpty();
        compared.Should().Be(3675);
    }

    [Test]
    public void Decisions_messages_and_preemption_are_those_of_the_real_scheduler()
    {
        var (compared, skipped, differences) = Compare(comparison => comparison.Decision(), comparison => comparison.IsInScope);

        TestContext.Out.WriteLine($"{compared} decisions compared, {skipped} need plugins that are not there yet");
        differences.Take(Shown).Should().BeEmpty();
        compared.Should().Be(3675);
        skipped.Should().Be(0);
    }

    [Test]
    public void Pods_scheduled_one_after_the_other_go_where_the_real_scheduler_puts_them()
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var scenario in RecordedFiles.SchedulerScenarios().Select(line => new OracleScenario(line)).Where(scenario => scenario.IsSequential))
        {
            if (!scenario.Pending.All(entry => new OracleComparison(scenario, entry.Pod, entry.Expected).IsInScope))
                continue;
            compared++;
            foreach (var ((pod, _, _), (key, wanted)) in scenario.Pending.Zip(scenario.Assignments))
            {
                var state = scenario.Begin(pod);
                var outcome = scenario.Algorithm.FindNode(state);
                var node = outcome.Found ? scenario.Snapshot[outcome.Row].Name : null;
                if (node != wanted)
                    differences.Add($"{scenario.Id} {key}: expected {wanted}, got {node}");
                if (node is not null)
                    scenario.Cache.Assume(pod, state.Shape, node);
            }
        }

        TestContext.Out.WriteLine($"{compared} sequences compared");
        differences.Take(Shown).Should().BeEmpty();
        compared.Should().BeGreaterThan(10);
    }

    private static (int Compared, int Skipped, List<string> Differences) Compare(
        Func<OracleComparison, IEnumerable<string>> aspect, Func<OracleComparison, bool> isInScope)
    {
        var (compared, skipped) = (0, 0);
        var differences = new List<string>();
        foreach (var scenario in RecordedFiles.SchedulerScenarios().Select(line => new OracleScenario(line)))
        {
            // In a sequence each Pod meets the ones before it.
            var assignments = scenario.IsSequential ? scenario.Assignments.ToArray() : [];
            foreach (var (index, (pod, expected, _)) in scenario.Pending.Index())
            {
                var comparison = new OracleComparison(scenario, pod, expected);
                if (isInScope(comparison))
                {
                    compared++;
                    differences.AddRange(aspect(comparison));
                }
                else
                    skipped++;
                if (index < assignments.Length && assignments[index].Node is { } node)
                    scenario.Cache.Assume(pod, scenario.Cache.Shapes.OfPending(pod), node);
            }
        }
        return (compared, skipped, differences);
    }
}
