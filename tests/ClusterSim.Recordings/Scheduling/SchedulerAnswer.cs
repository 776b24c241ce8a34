using ClusterSim.Scheduling;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scheduling;

/// <summary>An explanation in the form of the recordings.</summary>
internal static class SchedulerAnswer
{
    public static JsonObject PreFilter(SchedulingExplanation explanation)
    {
        var json = Verdict(explanation.PreFilter);
        if (explanation.OnlyNodes is { } names)
            json["nodeNames"] = Texts(names);
        return json;
    }

    public static JsonObject FirstFailures(SchedulingExplanation explanation) =>
        new(explanation.Nodes.Select(node => KeyValuePair.Create(node.Name, (JsonNode?)(node.Rejection is { } rejection ? Verdict(rejection) : null))));

    /// <summary>What a plugin's PreFilter and Filter say on their own.</summary>
    public static JsonObject Plugin(SchedulingExplanation explanation, string name)
    {
        var json = new JsonObject();
        if (explanation.Plugins.FirstOrDefault(plugin => plugin.Name == name) is { PreFilter: { } preFilter } plugin)
        {
            var phase = Status(preFilter);
            if (plugin.OnlyNodes is { } names)
                phase["nodeNames"] = Texts(names);
            json["preFilter"] = phase;
        }
        var rejections = explanation.Nodes.SelectMany(node => node.Verdicts.Where(verdict => verdict.Plugin == name).Select(verdict => KeyValuePair.Create(node.Name, (JsonNode?)Status(verdict)))).ToList();
        if (rejections.Count > 0)
            json["filter"] = new JsonObject(rejections);
        return json;
    }

    /// <summary>A plugin's scores by Node; null when it does not score this Pod.</summary>
    public static JsonObject? Scores(SchedulingExplanation explanation, string plugin, Func<ExplainedScore, long> which)
    {
        var scores = explanation.Nodes.SelectMany(node => node.Scores.Where(score => score.Plugin == plugin).Select(score => KeyValuePair.Create(node.Name, (JsonNode?)which(score)))).ToList();
        return scores.Count == 0 ? null : new(scores);
    }

    public static JsonObject Totals(SchedulingExplanation explanation) =>
        new(explanation.Nodes.Where(node => node.Total is not null).Select(node => KeyValuePair.Create(node.Name, (JsonNode?)node.Total)));

    public static JsonObject Preemption(ExplainedPreemption? preemption)
    {
        var json = new JsonObject { ["code"] = preemption?.Code.ToString(), ["message"] = preemption?.Message ?? "" };
        json["candidates"] = new JsonArray([.. (preemption?.Candidates ?? []).Select(candidate => new JsonObject
        {
            ["node"] = candidate.Node,
            ["victims"] = Texts(candidate.Victims),
            ["numPDBViolations"] = candidate.PdbViolations,
        })]);
        json["best"] = Texts(preemption?.BestNodes ?? []);
        return json;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonObject Verdict(ExplainedVerdict verdict)
    {
        var json = Status(verdict);
        if (verdict.Plugin is { } plugin)
            json["plugin"] = plugin;
        return json;
    }

    private static JsonObject Status(ExplainedVerdict verdict)
    {
        var json = new JsonObject { ["code"] = verdict.Code.ToString() };
        if (verdict.Reasons.Count > 0)
            json["reasons"] = Texts(verdict.Reasons);
        return json;
    }
}
