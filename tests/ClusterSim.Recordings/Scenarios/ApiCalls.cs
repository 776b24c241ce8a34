using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Requests to an API server under one name, JSON in and out, without a socket.</summary>
internal sealed class ApiCalls(ApiServer.ApiServer server, string actor)
{
    private readonly Caller _caller = new(actor);

    public (int Code, JsonObject Body) Send(string method, string path, JsonNode? body = null, string contentType = "application/json")
    {
        var response = server.Handle(new ApiRequest
        {
            Method = method,
            Target = path,
            Caller = _caller,
            Headers = [new("Content-Type", contentType), new("Accept", "application/json")],
            Body = body is null ? default : JsonSerializer.SerializeToUtf8Bytes(body),
        });
        return (response.StatusCode, JsonNode.Parse(response.Body.Span)!.AsObject());
    }

    public JsonObject? Find(string path) => Send("GET", path) is (200, var body) ? body : null;

    public List<JsonObject> List(string path) => [.. Send("GET", path).Body["items"]!.AsArray().Select(item => item!.DeepClone().AsObject())];
}
