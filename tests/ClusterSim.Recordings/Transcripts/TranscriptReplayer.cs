using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Simulation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Sends a transcript's requests to an API server in this process, moves virtual time as it goes, and compares the answers.</summary>
/// <param name="server">The server; nothing else may act on its objects.</param>
/// <param name="loop">The loop it lives on.</param>
public sealed partial class TranscriptReplayer(ApiServer.ApiServer server, SimulationLoop loop)
{
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BackgroundStart = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan AwaitLimit = TimeSpan.FromSeconds(25);
    private static readonly Caller Admin = new("admin") { Groups = ["system:masters"] };

    public TranscriptResult Replay(Transcript transcript)
    {
        var run = new Run(this, transcript);
        return run.Replay();
    }

    private ApiResponse Send(string method, string path, IEnumerable<KeyValuePair<string, string>> headers, string? body) => server.Handle(new()
    {
        Method = method,
        Target = Escape(path),
        Headers = [.. headers, new("Accept", "application/json"), new("User-Agent", "transcript-replayer/1.0")],
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Caller = Admin,
    });

    // What the recorder's client escaped before sending.
    private static string Escape(string path) => Unsafe().Replace(path, match => Uri.EscapeDataString(match.Value));

    [GeneratedRegex(@"[^A-Za-z0-9_.\-~/?&=%:,;@!$'()*+\[\]]")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\d{3} \S+ ""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Warning();

    /// <summary>One transcript under way.</summary>
    private sealed class Run
    {
        private readonly TranscriptReplayer _replayer;
        private readonly Transcript _transcript;
        private readonly Normalizer _normalizer;
        private readonly Dictionary<string, (TranscriptStep Step, Answer Answer)> _watches = new(StringComparer.Ordinal);

        public Run(TranscriptReplayer replayer, Transcript transcript)
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
                running.Finish(_replayer, AwaitLimit);
                return Observe(step, watch.IsWatch, running);
            }
            var answer = SendUntilItFits(step);
            answer.Finish(_replayer, WatchLimit);
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

    private void Wait(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
            loop.Run(time);
    }

    /// <summary>An answer, or the events of a watch so far.</summary>
    private sealed class Answer : IObserver<ReadOnlyMemory<byte>>
    {
        private readonly ApiResponse _response;
        private readonly StringBuilder _text = new();
        private readonly IDisposable? _subscription;
        private bool _isComplete;

        public Answer(ApiResponse response)
        {
            _response = response;
            _isComplete = response.Stream is null;
            _text.Append(Encoding.UTF8.GetString(response.Body.Span));
            _subscription = response.Stream?.Subscribe(this);
        }

        public int StatusCode => _response.StatusCode;

        public IEnumerable<string> Warnings => _response.Headers
            .Where(header => header.Key == "Warning")
            .SelectMany(header => Warning().Matches(header.Value))
            .Select(match => Regex.Replace(match.Groups[1].Value, @"\\(.)", "$1"));

        public JsonNode? Json
        {
            get
            {
                try
                {
                    return JsonNode.Parse(_text.ToString());
                }
                catch (JsonException)
                {
                    return JsonValue.Create(_text.ToString());
                }
            }
        }

        /// <summary>The events; of the bookmarks, whose times are anybody's, only the one after the initial events.</summary>
        public JsonArray Events => new([.. _text.ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => line["type"]?.GetValue<string>() != "BOOKMARK" || line["object"]?["metadata"]?["annotations"]?["k8s.io/initial-events-end"] is not null)]);

        public void Finish(TranscriptReplayer replayer, TimeSpan limit)
        {
            if (!_isComplete)
                replayer.WaitUntil(() => _isComplete, limit);
            _subscription?.Dispose();
        }

        public void OnNext(ReadOnlyMemory<byte> value) => _text.Append(Encoding.UTF8.GetString(value.Span));

        public void OnError(Exception error) => throw error;

        public void OnCompleted() => _isComplete = true;
    }

    private void WaitUntil(Func<bool> condition, TimeSpan limit) => loop.TryRunUntil(condition, limit);
}
