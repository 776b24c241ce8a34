using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterSim.Recordings.Json;
using ClusterSim.Scheduling;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scheduling;

/// <summary>Schedules recorded Pods and compares the answers with those of the real scheduler. Nothing that goes wrong stops it.</summary>
public sealed class SchedulerComparer
{
    /// <summary>What was compared so far.</summary>
    public SchedulerTally Tally { get; } = new();

    /// <summary>Compares every scenario of a file, or the one of that id.</summary>
    /// <param name="path">JSON lines, gzipped or not.</param>
    /// <param name="id">The only scenario to look at; null for all.</param>
    public void CompareFile(string path, string? id = null)
    {
        foreach (var (number, line) in RecordingFile.ReadLines(path).Index())
        {
            if (Parse(line, out var problem) is not { } scenario)
                Tally.Add(SchedulerAspect.Scenario, $"{path}, line {number + 1}", [problem]);
            else if (id is null || SchedulerScenario.IdOf(scenario) == id)
                Compare(scenario);
        }
    }

    /// <summary>Compares a scenario.</summary>
    public void Compare(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var id = SchedulerScenario.IdOf(json);
        var problems = new List<string>();
        try
        {
            var scenario = new SchedulerScenario(json);
            if (scenario.IsSequential)
                CompareSequence(scenario, problems);
            else
                CompareEach(scenario, problems);
        }
        catch (Exception broken)
        {
            problems.Add(InWords(broken));
        }
        Tally.Add(SchedulerAspect.Scenario, id, problems);
    }

    private void CompareEach(SchedulerScenario scenario, List<string> problems)
    {
        var explaining = scenario.CreateScheduler();
        var deciding = scenario.CreateScheduler();
        foreach (var pending in scenario.Pending)
        {
            Try(pending, problems, subject =>
            {
                if (Explain(scenario, pending, explaining) is not { } expected)
                    return;
                var decision = deciding.Schedule(pending.Pod);
                if (decision.NominatedNodeName is not null || (decision.IsPlaced && pending.Pod.Spec.Volumes.Count > 0))
                    deciding = scenario.CreateScheduler(); // Pods were evicted, or volumes put aside.
                else if (decision.IsPlaced)
                    deciding.Remove(pending.Pod);
                Tally.Add(SchedulerAspect.Decision, subject, Decided(decision, expected, pending.IgnoresPostFilter));
            }, scenario);
        }
    }

    // Each Pod meets those before it, where the real scheduler put them: one mistake does not bring others.
    private void CompareSequence(SchedulerScenario scenario, List<string> problems)
    {
        var scheduler = scenario.CreateScheduler();
        foreach (var (place, pending) in scenario.Pending.Index())
        {
            var wanted = place < scenario.Assignments.Count ? scenario.Assignments[place] : null;
            string? taken = null;
            Try(pending, problems, subject =>
            {
                var expected = Explain(scenario, pending, scheduler);
                taken = scheduler.Schedule(pending.Pod).NodeName;
                if (expected is not null && place < scenario.Assignments.Count)
                    Tally.Add(SchedulerAspect.Assignments, subject, taken == wanted ? [] : [$"expected {wanted ?? "no Node"}, got {taken ?? "no Node"}"]);
            }, scenario);
            if (taken == wanted)
                continue;
            scheduler.Remove(pending.Pod);
            if (wanted is not null)
                scheduler.Set(pending.Pod with { Spec = pending.Pod.Spec with { NodeName = wanted } });
        }
    }

    private static void Try(PendingPod pending, List<string> problems, Action<string> compare, SchedulerScenario scenario)
    {
        var subject = $"{scenario.Id} {ObjectKey.Of(pending.Pod)}";
        try
        {
            compare(subject);
        }
        catch (Exception broken)
        {
            problems.Add($"{ObjectKey.Of(pending.Pod)}: {InWords(broken)}");
        }
    }

    /// <summary>Compares what is said about a Pod with what was recorded, be it the real answer or the documented one.</summary>
    /// <returns>The answer it was measured by; null when a plugin that is not there has a say, and the decision cannot be the same.</returns>
    private JsonObject? Explain(SchedulerScenario scenario, PendingPod pending, StandaloneScheduler scheduler)
    {
        var explanation = scheduler.Explain(pending.Pod);
        var expected = pending.Expected;
        var comparison = Against(expected);
        var aspects = comparison.All().ToList();
        if (pending.Documented is { } documented && Wrong(aspects) > 0 && Against(documented).All().ToList() is var other && Wrong(other) < Wrong(aspects))
        {
            (expected, aspects) = (documented, other);
            Tally.AsDocumented++;
        }
        foreach (var (aspect, differences) in aspects)
            Tally.Add(aspect, $"{scenario.Id} {ObjectKey.Of(pending.Pod)}", differences);
        if (comparison.Absent.Count == 0)
            return expected;
        Tally.LeaveOut(comparison.Absent);
        return null;

        AnswerComparison Against(JsonObject answer) => new(answer, explanation, scenario.IsSequential, pending.IgnoresPostFilter);
    }

    private static int Wrong(IEnumerable<(SchedulerAspect Aspect, List<string> Differences)> aspects) => aspects.Count(aspect => aspect.Differences.Count > 0);

    private static List<string> Decided(SchedulingDecision decision, JsonObject expected, bool ignoresPostFilter)
    {
        var differences = new List<string>();
        if (expected["error"] is not null)
            return decision.IsPlaced ? [$"expected an error, got {decision.NodeName}"] : [];
        var wanted = expected.Items("top").Select(node => node!.ToString()).Min(StringComparer.Ordinal);
        if (decision.NodeName != wanted)
            differences.Add($"expected {wanted ?? "no Node"}, got {decision.NodeName ?? "no Node"}");
        if (wanted is not null || ignoresPostFilter)
            return differences;
        if (expected.Text("eventMessage") is { } message && decision.Message != message)
            differences.Add($"message: expected {message}, got {decision.Message}");
        var best = expected["preemption"].Items("best").Select(node => node!.ToString()).ToList();
        if (best.Count == 0 ? decision.NominatedNodeName is not null : !best.Contains(decision.NominatedNodeName ?? ""))
            differences.Add($"nominated: expected one of [{string.Join(' ', best)}], got {decision.NominatedNodeName ?? "no Node"}");
        return differences;
    }

    private static JsonObject? Parse(string line, out string problem)
    {
        problem = "";
        try
        {
            if (JsonNode.Parse(line) is JsonObject scenario)
                return scenario;
            problem = "expected a JSON object";
        }
        catch (JsonException broken)
        {
            problem = broken.Message;
        }
        return null;
    }

    private static string InWords(Exception broken) => $"threw {broken.GetType().Name}: {broken.Message}";
}
