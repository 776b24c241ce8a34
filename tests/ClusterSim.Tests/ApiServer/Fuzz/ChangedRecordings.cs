using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Recordings.Transcripts;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Fuzz;

/// <summary>Recorded requests with something changed here and there: close enough to what is valid to get far.</summary>
internal sealed class ChangedRecordings(int seed)
{
    private static readonly Lazy<Transcript[]> Recorded = new(() => [.. Transcript.ReadAll(Path.Combine(AppContext.BaseDirectory, "Recorded", "api-transcripts.jsonl.gz"))]);

    private readonly Random _random = new(seed);

    private RandomJson Json => field ??= new(_random);

    public IEnumerable<ApiRequest> Take(int transcripts) => Enumerable.Range(0, transcripts).SelectMany(_ => Requests(Json.Pick(Recorded.Value)));

    private IEnumerable<ApiRequest> Requests(Transcript transcript)
    {
        if (transcript.Namespace is { } ns)
            yield return Request("POST", "/api/v1/namespaces", [], $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{ns}}}"}}""");
        foreach (var step in transcript.Steps.Where(step => step.Method.Length > 0 && !step.IsWatch && !step.Path.Contains('<', StringComparison.Ordinal)))
            yield return Request(step.Method, step.Path, step.Headers, Body(step));
    }

    private string Body(TranscriptStep step)
    {
        if (step.Body is null)
            return "";
        if (step.Body is System.Text.Json.Nodes.JsonValue text && text.TryGetValue<string>(out var plain))
            return plain;
        var body = JsonText.Parse(step.Body.ToJsonString().Replace("<rv:1>", "1", StringComparison.Ordinal));
        for (var changes = Json.Chance(30) ? 0 : 1 + _random.Next(3); changes > 0; changes--)
            body = Change(body);
        return RandomRequests.Text(body);
    }

    private JsonValue Change(JsonValue value)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } obj:
                var (name, inner) = Json.Pick(obj.Fields);
                if (Json.Chance(75))
                    return obj.Set(name, Change(inner));
                return _random.Next(4) switch
                {
                    0 => obj.Remove(name),
                    1 => obj.Set(Json.Text(), inner),
                    2 => obj.Set(name, Json.Any()),
                    _ => obj.Set(name, JsonValue.Null),
                };
            case JsonArray { Items.Count: > 0 } array:
                var index = _random.Next(array.Items.Count);
                if (Json.Chance(70))
                    return new JsonArray([.. array.Items.Take(index), Change(array.Items[index]), .. array.Items.Skip(index + 1)]);
                return new JsonArray(Json.Chance(50) ? [.. array.Items, array.Items[index]] : [.. array.Items.Take(index), .. array.Items.Skip(index + 1)]);
            default:
                return Json.Chance(60) ? Json.Text() : Json.Any();
        }
    }

    private static ApiRequest Request(string method, string target, IReadOnlyList<KeyValuePair<string, string>> headers, string body) => new()
    {
        Method = method,
        Target = target,
        Headers = headers.Any(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) ? headers : [.. headers, new("Content-Type", "application/json")],
        Body = Encoding.UTF8.GetBytes(body),
        Caller = new Caller("admin"),
    };
}
