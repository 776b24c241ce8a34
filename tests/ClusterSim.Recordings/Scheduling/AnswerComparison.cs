using ClusterSim.Recordings.Json;
using ClusterSim.Scheduling;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonNode = System.Text.Json.Nodes.JsonNode;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scheduling;

/// <summary>Compares an explanation with what the real scheduler answered, aspect by aspect.</summary>
/// <param name="expected">What it answered.</param>
/// <param name="explanation">What ours says.</param>
/// <param name="isSequential">In a sequence preemption plays no part.</param>
/// <param name="ignoresPostFilter">Whether what is said after filtering is not to be compared.</param>
internal sealed class AnswerComparison(JsonObject expected, SchedulingExplanation explanation, bool isSequential, bool ignoresPostFilter)
{
    private static readonly SortedSet<string> Known = new(SchedulerProfile.DefaultPlugins.Select(plugin => plugin.Name), StringComparer.Ordinal);

    private JsonObject Plugins => expected["plugins"] as JsonObject ?? [];

    private JsonObject Scores => expected["scores"] as JsonObject ?? [];

    /// <summary>Plugins that have a say about the Pod and are not there.</summary>
    public IReadOnlyList<string> Absent =>
    [
        .. Plugins.Where(plugin => !Known.Contains(plugin.Key) && HasSay(plugin.Value)).Concat(Scores.Where(plugin => !Known.Contains(plugin.Key) && !IsNothing(plugin.Value)))
            .Select(plugin => plugin.Key).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Each aspect that the recording tells of, with the differences.</summary>
    public IEnumerable<(SchedulerAspect Aspect, List<string> Differences)> All()
    {
        if (expected.Text("error") is { } error)
        {
            yield return (SchedulerAspect.FirstFailure, explanation.Error is null ? [$"expected the error {error}, got none"] : []);
            yield break;
        }
        if (explanation.Error is { } ours)
        {
            yield return (SchedulerAspect.FirstFailure, [$"expected no error, got {ours}"]);
            yield break;
        }
        yield return (SchedulerAspect.FilterPerPlugin, Plugins.Where(plugin => Known.Contains(plugin.Key)).SelectMany(plugin => Find(plugin.Key, plugin.Value, SchedulerAnswer.Plugin(explanation, plugin.Key))).ToList());
        if (Absent.Count > 0)
            yield break;
        if (expected["preFilter"] is { } preFilter)
            yield return (SchedulerAspect.PreFilter, Find("preFilter", preFilter, SchedulerAnswer.PreFilter(explanation)));
        yield return (SchedulerAspect.FirstFailure,
            [.. Find("feasible", expected["feasible"], SchedulerAnswer.Texts(explanation.FeasibleNodes)), .. Find("filter", expected["filter"], SchedulerAnswer.FirstFailures(explanation))]);
        foreach (var aspect in expected["scores"] is JsonObject ? Scored() : Failed())
            yield return aspect;
    }

    private IEnumerable<(SchedulerAspect Aspect, List<string> Differences)> Scored()
    {
        yield return (SchedulerAspect.RawScores, Scores.SelectMany(plugin => Compare(plugin.Key, plugin.Value, "raw", score => score.Raw)).ToList());
        yield return (SchedulerAspect.NormalizedScores, Scores.SelectMany(plugin => Compare(plugin.Key, plugin.Value, "normalized", score => score.Normalized)).ToList());
        yield return (SchedulerAspect.Totals, Find("totals", expected["totals"], SchedulerAnswer.Totals(explanation)));
        yield return (SchedulerAspect.Top, Find("top", expected["top"], SchedulerAnswer.Texts(explanation.BestNodes)));
    }

    private IEnumerable<(SchedulerAspect Aspect, List<string> Differences)> Failed()
    {
        if (expected["message"] is { } message)
            yield return (SchedulerAspect.Message, Find("message", message, explanation.Message));
        if (isSequential || ignoresPostFilter)
            yield break;
        if (expected["preemption"] is JsonObject preemption)
            yield return (SchedulerAspect.Preemption, Find("preemption", Complete(preemption), SchedulerAnswer.Preemption(explanation.Preemption)));
        if (expected["eventMessage"] is { } eventMessage)
            yield return (SchedulerAspect.EventMessage, Find("eventMessage", eventMessage, explanation.EventMessage));
    }

    private List<string> Compare(string plugin, JsonNode? wanted, string field, Func<ExplainedScore, long> which)
    {
        var scores = SchedulerAnswer.Scores(explanation, plugin, which);
        if (wanted.Flag("skipped") == true)
            return scores is null ? [] : [$"{plugin}: expected to be skipped, got {JsonDifference.Show(scores)}"];
        if (scores is null && IsNothing(wanted))
            return []; // A plugin that finds nothing to score by may as well not score.
        var weight = wanted.Number("weight") is { } expectedWeight && explanation.Plugins.FirstOrDefault(known => known.Name == plugin)?.Weight is { } ours && ours != expectedWeight
            ? new[] { $"{plugin}.weight: expected {expectedWeight}, got {ours}" }
            : [];
        return [.. weight, .. Find($"{plugin}.{field}", wanted?[field], scores)];
    }

    private static bool HasSay(JsonNode? plugin) => plugin?["filter"] is not null || plugin?["preFilter"].Text("code") is not (null or "Success" or "Skip");

    private static bool IsNothing(JsonNode? scores) =>
        scores.Flag("skipped") == true || (scores?["normalized"] is JsonObject byNode && byNode.All(score => score.Value?.GetValue<double>() == 0));

    private static JsonObject Complete(JsonObject preemption)
    {
        var complete = (JsonObject)preemption.DeepClone();
        complete["message"] ??= "";
        complete["candidates"] ??= new JsonArray();
        complete["best"] ??= new JsonArray();
        foreach (var unknown in complete.Select(field => field.Key).Except(["code", "message", "candidates", "best"]).ToList())
            complete.Remove(unknown);
        return complete;
    }

    private static List<string> Find(string path, JsonNode? wanted, JsonNode? actual) => JsonDifference.Find(path, wanted, actual).ToList();
}
