using System.Text.Json;
using System.Text.Json.Nodes;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>One transcript under way.</summary>
internal sealed class TranscriptRun
{
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BackgroundStart = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan AwaitLimit = TimeSpan.FromSeconds(25);

    private readonly TranscriptReplayer _replayer;
    private readonly Transcript _transcript;
    private readonly Normalizer _normalizer;
    private readonly Dictionary<string, (TranscriptStep Step, Answer Answer)> _watches = new(StringComparer.Ordinal);

    public TranscriptRun(TranscriptReplayer replayer, Transcript transcript)
    {
        (_replayer, _transcript) = (replayer, transcript);
        _normalizer = new(new Literals(transcript), transcript.ComparesManagedFields);
    }

    public TranscriptResult Replay()
    {
        List<string> problems = [];
        var (matched, compared) = (0, 0);
        MakeNamespace();
        for (var i = 0; i < _transcript.Steps.Count; i++)
        {
            var step = _transcript.Steps[i];
            var actual = Perform(step);
            if (step.Expected is null)
                continue;
            compared++;
            var differences = JsonDifference.Between(step.Expected, actual);
            if (differences.Count == 0)
                matched++;
            else
                problems.Add($"step {i} {(step.Await is null ? step.Method : "await")} {step.Path}\n      " + string.Join("\n      ", differences));
        }
        return new(_transcript, problems, matched, compared);
    }

    private void MakeNamespace()
    {
        if (_transcript.Namespace is not { } name)
            return;
        var body = $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{name}}}"}}""";
        _replayer.Send("POST", "/api/v1/namespaces", [new("Content-Type", "application/json")], body);
    }

    private JsonObject? Perform(TranscriptStep step)
    {
        _replayer.Wait(TimeSpan.FromMilliseconds(step.DelayMilliseconds));
        if (step.Background is { } name)
        {
            _watches[name] = (step, Send(step));
            _replayer.Wait(BackgroundStart);
            return null;
        }
        if (step.Await is { } awaited)
        {
            var (watch, running) = _watches[awaited];
            running.Finish(_replayer.Loop, AwaitLimit);
            return Observe(step, watch.IsWatch, running);
        }
        var answer = SendUntilItFits(step);
        answer.Finish(_replayer.Loop, WatchLimit);
        return Observe(step, step.IsWatch, answer);
    }

    private Answer SendUntilItFits(TranscriptStep step)
    {
        var answer = Send(step);
        if (step.RetryUntil is not { } until)
            return answer;
        var rest = TimeSpan.FromSeconds(until["seconds"]!.GetValue<double>());
        while (!Fits(until, answer) && rest > TimeSpan.Zero)
        {
            _replayer.Wait(RetryInterval);
            rest -= RetryInterval;
            answer = Send(step);
        }
        return answer;
    }

    private static bool Fits(JsonObject until, Answer answer)
    {
        if (until["status"] is { } status && status.GetValue<int>() != answer.StatusCode)
            return false;
        if (until["pointer"]?.GetValue<string>() is not { } pointer)
            return true;
        var node = answer.Json;
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node switch
            {
                JsonArray array when int.TryParse(part, out var index) && index < array.Count => array[index],
                JsonObject obj => obj[part],
                _ => null,
            };
        return JsonNode.DeepEquals(node, until["equals"]);
    }

    private Answer Send(TranscriptStep step)
    {
        var body = step.Body switch
        {
            null => null,
            JsonValue text when text.GetValueKind() == JsonValueKind.String => _normalizer.Placeholders.FillIn(text.GetValue<string>()),
            var json => FillIn(json)!.ToJsonString(),
        };
        return new(_replayer.Send(step.Method, _normalizer.Placeholders.FillIn(step.Path), step.Headers, body));
    }

    private JsonNode? FillIn(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(FillIn)]),
        JsonObject obj => new JsonObject(obj.Select(field => KeyValuePair.Create(_normalizer.Placeholders.FillIn(field.Key), FillIn(field.Value)))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => FillIn(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    private JsonValue FillIn(string text) =>
        _normalizer.Placeholders.NumberBehind(text) is { } number ? JsonValue.Create(number) : JsonValue.Create(_normalizer.Placeholders.FillIn(text));

    private JsonObject Observe(TranscriptStep step, bool isWatch, Answer answer)
    {
        if (step.Compare == "status")
            return new() { ["status"] = answer.StatusCode, ["body"] = null, ["warnings"] = new JsonArray() };
        var body = isWatch && answer.StatusCode == 200 ? answer.Events : answer.Json;
        var normalized = _normalizer.Normalize(body);
        if (step.Compare == "shape")
            normalized = Shape(normalized);
        return new()
        {
            ["status"] = answer.StatusCode,
            ["body"] = normalized,
            ["warnings"] = new JsonArray([.. answer.Warnings.Select(warning => (JsonNode)_normalizer.NormalizeText(warning))]),
        };
    }

    private static JsonNode Shape(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(Shape)]),
        JsonObject obj => new JsonObject(obj.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Shape(field.Value)))),
        null => "<null>",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => "<bool>",
            JsonValueKind.Number => "<number>",
            _ => "<string>",
        },
    };
}
