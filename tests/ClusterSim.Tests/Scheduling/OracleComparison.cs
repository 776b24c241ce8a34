using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Compares what the real scheduler said of one Pod with what ours says, aspect by aspect.</summary>
internal sealed class OracleComparison(OracleScenario scenario, Pod pod, JsonObject expected)
{
    private readonly string _pod = $"{scenario.Id} {ObjectKey.Of(pod)}";

    /// <summary>Names of the profile's plugins that filter or score.</summary>
    private IEnumerable<ISchedulerPlugin> Ours => scenario.Profile.Plugins;

    private JsonObject ExpectedPlugins => (JsonObject)expected["plugins"]!;

    private JsonObject? ExpectedScores => expected["scores"] as JsonObject;

    /// <summary>Whether no plugin outside the profile has a say: none rejects a Node, and none scores.</summary>
    public bool IsInScope => expected["error"] is null && !ForeignPlugins.Any();

    /// <summary>Plugins outside the profile that have a say.</summary>
    public IEnumerable<string> ForeignPlugins =>
        ExpectedPlugins.Fields.Where(plugin => !IsOurs(plugin.Key) && (plugin.Value["filter"] is not null || plugin.Value.At("preFilter", "code")?.AsText is not (null or "Success" or "Skip")))
            .Concat((ExpectedScores?.Fields ?? []).Where(plugin => !IsOurs(plugin.Key) && plugin.Value["skipped"] is null))
            .Select(plugin => plugin.Key);

    /// <summary>Each of our plugins on its own: PreFilter and Filter.</summary>
    public IEnumerable<string> PluginVerdicts()
    {
        var explanation = scenario.Algorithm.Explain(scenario.Begin(pod));
        foreach (var plugin in explanation.Plugins)
        {
            if (ExpectedPlugins.Find(plugin.Name) is not JsonObject wanted)
                continue;
            foreach (var difference in JsonDifference.Between(wanted, VerdictsOf(plugin), $"{_pod} {plugin.Name}"))
                yield return difference;
        }
    }

    /// <summary>Raw and normalised scores of our plugins on the Nodes that really were feasible.</summary>
    public IEnumerable<string> PluginScores()
    {
        if (ExpectedScores is not { } scores)
            yield break;
        var rows = Names("feasible").Select(scenario.Snapshot.Find).Order().ToArray();
        var explanation = scenario.Algorithm.Explain(scenario.Begin(pod), rows);
        foreach (var plugin in explanation.Plugins.Where(plugin => plugin.Weight > 0))
        {
            foreach (var difference in JsonDifference.Between(scores.Find(plugin.Name), ScoresOf(plugin, rows), $"{_pod} {plugin.Name}"))
                yield return difference;
        }
    }

    /// <summary>The decision as a whole; for Pods in scope only.</summary>
    public IEnumerable<string> Decision()
    {
        var explanation = scenario.Algorithm.Explain(scenario.Begin(pod));
        var feasible = explanation.FeasibleRows.Select(NameOf).Order(StringComparer.Ordinal).ToArray();
        foreach (var difference in JsonDifference.Between(expected["feasible"], List(feasible), _pod + " feasible")
            .Concat(JsonDifference.Between(expected["filter"], FirstFailures(explanation), _pod + " filter")))
            yield return difference;
        if (feasible.Length == 0)
        {
            foreach (var difference in Failure(explanation))
                yield return difference;
            yield break;
        }
        var totals = new JsonObject(explanation.FeasibleRows.Index().Select(entry => KeyValuePair.Create(NameOf(entry.Item), (JsonValue)explanation.Totals[entry.Index])));
        foreach (var difference in JsonDifference.Between(expected["totals"], totals, _pod + " totals"))
            yield return difference;
        var chosen = scenario.Algorithm.FindNode(scenario.Begin(pod));
        var winner = Names("top").Min(StringComparer.Ordinal);
        if (!chosen.Found || NameOf(chosen.Row) != winner)
            yield return $"{_pod}: expected {winner}, got {(chosen.Found ? NameOf(chosen.Row) : "nothing")}";
    }

    private IEnumerable<string> Failure(Explanation explanation)
    {
        var slowly = explanation.Diagnosis.Message; // Asked for now: a diagnosis is good for one cycle.
        var outcome = scenario.Algorithm.FindNode(scenario.Begin(pod));
        foreach (var difference in Text("message", slowly).Concat(Text("message", outcome.Diagnosis!.Message)))
            yield return difference;
        if (expected["eventMessage"] is null)
            yield break;
        var state = scenario.Begin(pod);
        var diagnosis = scenario.Algorithm.FindNode(state).Diagnosis!;
        var candidates = scenario.Preemption.FindCandidates(state, scenario.Snapshot, diagnosis);
        foreach (var difference in JsonDifference.Between(expected.At("preemption", "candidates") ?? List([]), CandidatesOf(candidates), _pod + " candidates"))
            yield return difference;

        state = scenario.Begin(pod);
        diagnosis = scenario.Algorithm.FindNode(state).Diagnosis!;
        var postFilter = PostFilterPhase.Run(scenario.Profile, state, scenario.Snapshot, diagnosis);
        var message = postFilter.Status.Message.Length == 0 ? diagnosis.Message : diagnosis.Message + " " + postFilter.Status.Message;
        foreach (var difference in Text("eventMessage", message))
            yield return difference;
        if (candidates.Count > 0)
        {
            var best = PreemptionCandidate.AllBest(candidates).Select(candidate => candidate.NodeName).Order(StringComparer.Ordinal);
            foreach (var difference in JsonDifference.Between(expected.At("preemption", "best"), List(best), _pod + " best"))
                yield return difference;
        }
    }

    private IEnumerable<string> Text(string field, string actual) =>
        expected[field]?.AsText == actual ? [] : [$"{_pod} {field}: expected «{expected[field]?.AsText}», got «{actual}»"];

    private JsonObject VerdictsOf(PluginExplanation plugin)
    {
        var verdicts = JsonObject.Empty;
        if (plugin.PreFilter is { } preFilter)
        {
            var phase = StatusOf(preFilter.Status);
            if (preFilter.NodeNames is { } names)
                phase = phase.Set("nodeNames", List(names.Order(StringComparer.Ordinal)));
            verdicts = verdicts.Set("preFilter", phase);
        }
        if (plugin.Rejections.Count > 0)
            verdicts = verdicts.Set("filter", new JsonObject(plugin.Rejections.Select(entry => KeyValuePair.Create(NameOf(entry.Key), (JsonValue)StatusOf(entry.Value)))));
        return verdicts;
    }

    private JsonObject ScoresOf(PluginExplanation plugin, int[] rows)
    {
        var scores = JsonObject.Empty.Set("weight", plugin.Weight);
        return plugin.IsScoreSkipped
            ? scores.Set("skipped", true)
            : scores.Set("raw", ByNode(rows, plugin.RawScores)).Set("normalized", ByNode(rows, plugin.Scores));
    }

    private JsonObject FirstFailures(Explanation explanation) => new(Enumerable.Range(0, scenario.Snapshot.Count).Select(row =>
        KeyValuePair.Create(NameOf(row), explanation.FeasibleRows.Contains(row) ? JsonValue.Null : FirstFailure(explanation.Diagnosis, row))));

    private static JsonObject FirstFailure(Diagnosis diagnosis, int row)
    {
        var status = StatusOf(new(diagnosis.CodeOf(row), [.. diagnosis.ReasonsOf(row)]));
        return diagnosis.PluginOf(row) is { } plugin ? status.Set("plugin", plugin) : status;
    }

    private static JsonArray CandidatesOf(IEnumerable<PreemptionCandidate> candidates) => new([.. candidates
        .OrderBy(candidate => candidate.NodeName, StringComparer.Ordinal)
        .Select(candidate => JsonObject.Empty
            .Set("node", candidate.NodeName)
            .Set("victims", List(candidate.Victims.Select(victim => ObjectKey.Of(victim).ToString())))
            .Set("numPDBViolations", candidate.Violations))]);

    private static JsonObject StatusOf(PluginStatus status)
    {
        var json = JsonObject.Empty.Set("code", status.Code.ToString());
        return status.Reasons.Count > 0 ? json.Set("reasons", List(status.Reasons)) : json;
    }

    private JsonObject ByNode(int[] rows, IReadOnlyList<long> scores) =>
        new(rows.Index().Select(entry => KeyValuePair.Create(NameOf(entry.Item), (JsonValue)scores[entry.Index])));

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonValue)text)]);

    private IEnumerable<string> Names(string field) => ((JsonArray)expected[field]!).Items.Select(item => item.AsText!);

    private string NameOf(int row) => scenario.Snapshot[row].Name;

    private bool IsOurs(string plugin) => Ours.Any(ours => ours.Name == plugin);
}
