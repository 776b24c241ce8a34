using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

/// <summary>An API server that is spoken to in requests, and their answers in one line.</summary>
public abstract class RequestFixture : ApiServerFixture
{
    private protected const string Json = "application/json";
    private protected const string MergePatch = "application/merge-patch+json";
    private protected const string JsonPatch = "application/json-patch+json";
    private protected const string StrategicPatch = "application/strategic-merge-patch+json";

    private protected ApiResponse Send(string method, string target, string? body = null, string type = Json) => Server.Handle(new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", type), new("Accept", Json)],
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Caller = Admin,
    });

    /// <summary>Sends what must succeed.</summary>
    private protected JsonValue Do(string method, string target, string? body = null, string type = Json)
    {
        var response = Send(method, target, body, type);
        response.StatusCode.Should().BeLessThan(300, Encoding.UTF8.GetString(response.Body.Span));
        return JsonText.Parse(response.Body.Span);
    }

    /// <summary>The status code, and the message of a refusal.</summary>
    private protected static string Outcome(ApiResponse response)
    {
        var body = JsonText.Parse(response.Body.Span);
        return response.StatusCode >= 300 ? $"{response.StatusCode} {body["message"]?.AsText}" : $"{response.StatusCode}";
    }

    /// <summary>The texts of the answer's warnings, one line each.</summary>
    private protected static string Warnings(ApiResponse response) => string.Join('\n', response.Headers
        .Where(header => header.Key == "Warning")
        .Select(header => JsonText.Parse(Encoding.UTF8.GetBytes(header.Value["299 - ".Length..])).AsText));
}
