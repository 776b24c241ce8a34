using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Commands;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary>How kubectl reaches the API server from a container: by the Service's environment variables, with the files of the service account, unless flags say otherwise.</summary>
/// <remarks>Source: client-go rest/config.go, InClusterConfig (v1.36).</remarks>
internal sealed class KubectlConnection(Process process, KubectlArguments arguments)
{
    private const string Account = "/var/run/secrets/kubernetes.io/serviceaccount/";

    public Process Process => process;

    public KubectlArguments Arguments => arguments;

    /// <summary>The namespace of whatever is said without one.</summary>
    public string Namespace => arguments.Find("n", "namespace") ?? ReadFile(Account + "namespace") ?? "default";

    /// <summary>Asks the API server, whatever it answers.</summary>
    public async Task<HttpResponse> SendAsync(HttpRequest request)
    {
        var url = Server(out var isInCluster) + request.Path;
        var token = arguments.Find("token") ?? (isInCluster ? ReadFile(Account + "token") : null);
        if (token is not null && !request.Headers.ContainsKey("authorization"))
            request = request with { Headers = request.Headers.Set("authorization", "Bearer " + token.Trim()) };
        var host = new Uri(url);
        var outcome = await HttpOutcome.SendAsync(process, host, request, limit: null);
        return outcome.Response ?? throw new KubectlException(outcome.Outcome switch
        {
            HttpOutcomeKind.UnknownHost => $"Unable to connect to the server: dial tcp: lookup {host.Host}: no such host",
            HttpOutcomeKind.Refused => $"The connection to the server {host.Host}:{host.Port} was refused - did you specify the right host or port?",
            _ => "Unable to connect to the server: EOF",
        });
    }

    /// <summary>Asks for JSON.</summary>
    /// <exception cref="KubectlException">The API server refuses.</exception>
    public async Task<JsonValue> AskAsync(string method, string path, JsonValue? body = null, string contentType = "application/json", string accept = "application/json")
    {
        var response = await SendAsync(new()
        {
            Method = method,
            Path = path,
            Headers = body is null ? [new("accept", accept), Agent] : [new("accept", accept), new("content-type", contentType), Agent],
            Body = body is null ? Bytes.Empty : new(JsonText.Write(body)),
        });
        if (response.Status >= 400)
            throw Refused(response);
        return JsonText.Parse(response.Body.AsSpan());
    }

    /// <summary>What a file in the container holds; null when there is none.</summary>
    public string? ReadFile(string path)
    {
        try
        {
            return process.Files.Find(process.PathOf(path)) is RegularFile file ? Encoding.UTF8.GetString(file.Content.Span) : null;
        }
        catch (FileException)
        {
            return null;
        }
    }

    /// <summary>How kubectl tells of a refusal.</summary>
    public static KubectlException Refused(HttpResponse response)
    {
        if (response.Status == 401)
            return new("error: You must be logged in to the server (Unauthorized)");
        try
        {
            var status = JsonText.Parse(response.Body.AsSpan());
            return new($"Error from server ({status["reason"]?.AsText ?? "InternalError"}): {status["message"]?.AsText}");
        }
        catch (DecodeException)
        {
            return new("Error from server: " + response.Text.Trim());
        }
    }

    private static KeyValuePair<string, string> Agent => new("user-agent", "kubectl/v1.36.2 (linux/amd64) kubernetes");

    private string Server(out bool isInCluster)
    {
        var (host, port) = (process.Environment.GetValueOrDefault("KUBERNETES_SERVICE_HOST", ""), process.Environment.GetValueOrDefault("KUBERNETES_SERVICE_PORT", ""));
        isInCluster = host.Length > 0 && port.Length > 0 && arguments.Find("s", "server") is null;
        return arguments.Find("s", "server")?.TrimEnd('/') ?? (isInCluster ? $"https://{host}:{port}" : "http://localhost:8080");
    }
}
