using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Simulation;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>An answer, or the events of a watch so far.</summary>
internal sealed partial class Answer : IObserver<ReadOnlyMemory<byte>>
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

    public void Finish(SimulationLoop loop, TimeSpan limit)
    {
        if (!_isComplete)
            loop.TryRunUntil(() => _isComplete, limit);
        _subscription?.Dispose();
    }

    public void OnNext(ReadOnlyMemory<byte> value) => _text.Append(Encoding.UTF8.GetString(value.Span));

    public void OnError(Exception error) => throw error;

    public void OnCompleted() => _isComplete = true;

    [GeneratedRegex(@"\d{3} \S+ ""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Warning();
}
