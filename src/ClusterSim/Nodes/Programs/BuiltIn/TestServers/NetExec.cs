using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ClusterSim.Nodes.Processes;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary><c>agnhost netexec</c>: says who it is, who asks, and what it is told to find out.</summary>
/// <remarks>Source: test/images/agnhost/netexec/netexec.go (v1.36).</remarks>
internal sealed class NetExec(ContainerContext context)
{
    private const int FirstClientPort = 32_768;

    private int _clients;

    public void Listen(int port) => context.Listen(port, AnswerAsync);

    private async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var query = Query(request.Path);
        switch (request.Path.Split('?')[0])
        {
            case "/":
                return HttpResponse.FromText("NOW: " + context.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fffffff '+0000 UTC m=+'", CultureInfo.InvariantCulture) + (context.Time.GetUtcNow() - context.Container.StartedAt).TotalSeconds.ToString("0.000000000", CultureInfo.InvariantCulture));
            case "/hostname" or "/hostName":
                return HttpResponse.FromText(context.Hostname);
            case "/clientip":
                return HttpResponse.FromText(string.Create(CultureInfo.InvariantCulture, $"{request.RemoteAddress}:{FirstClientPort + (_clients++ % 28_000)}"));
            case "/echo":
                return HttpResponse.FromText(query.GetValueOrDefault("msg", ""), int.TryParse(query.GetValueOrDefault("code"), CultureInfo.InvariantCulture, out var code) ? code : 200);
            case "/header":
                return HttpResponse.FromText(request.Headers.Find(query.GetValueOrDefault("key", "").ToLowerInvariant(), ""));
            case "/healthz" or "/readyz" or "/livez":
                return HttpResponse.FromText("");
            case "/redirect":
                return new() { Status = int.TryParse(query.GetValueOrDefault("code"), CultureInfo.InvariantCulture, out var status) ? status : 302, Headers = [new("location", query.GetValueOrDefault("location", "/"))] };
            case "/exit" or "/shutdown":
                return await ExitAsync(query);
            case "/shell":
                return await RunAsync(query.GetValueOrDefault("shellCommand") ?? query.GetValueOrDefault("cmd", ""));
            case "/dial":
                return await DialAsync(query);
            default:
                return HttpResponse.FromText("404 page not found\n", 404);
        }
    }

    private static SortedDictionary<string, string> Query(string path)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (path.Split('?', 2) is [_, var query])
            foreach (var pair in query.Split('&').Select(pair => pair.Split('=', 2)))
                values[pair[0]] = pair.Length > 1 ? WebUtility.UrlDecode(pair[1]) : "";
        return values;
    }

    private async Task<HttpResponse> ExitAsync(SortedDictionary<string, string> query)
    {
        if (query.GetValueOrDefault("wait") is { } wait && Commands.SystemCommands.ParseDuration(wait) is { } time)
            await context.Delay(time);
        context.Exit(int.TryParse(query.GetValueOrDefault("code"), CultureInfo.InvariantCulture, out var code) ? code : 0);
        return HttpResponse.FromText("");
    }

    private async Task<HttpResponse> RunAsync(string command)
    {
        var output = new BufferSink();
        var status = await context.Container.ExecAsync(["/bin/sh", "-c", command], output);
        var json = new JsonObject([new("output", output.Text)]);
        return Json(status == 0 ? json : json.Set("error", $"exit status {status}"));
    }

    private async Task<HttpResponse> DialAsync(SortedDictionary<string, string> query)
    {
        var (host, port) = (query.GetValueOrDefault("host", ""), query.GetValueOrDefault("port", "8080"));
        var tries = int.TryParse(query.GetValueOrDefault("tries"), CultureInfo.InvariantCulture, out var number) ? number : 1;
        var (responses, errors) = (new List<JsonValue>(), new List<JsonValue>());
        for (var i = 0; i < tries; i++)
        {
            try
            {
                responses.Add((await context.SendAsync($"http://{host}:{port}/{query.GetValueOrDefault("request", "hostName")}")).Text);
            }
            catch (Exception failure) when (failure is HttpRequestException or SocketException)
            {
                errors.Add(failure.Message);
            }
        }
        var json = new JsonObject([new("responses", new JsonArray([.. responses]))]);
        return Json(errors.Count == 0 ? json : json.Set("errors", new JsonArray([.. errors])));
    }

    private static HttpResponse Json(JsonObject value) => HttpResponse.FromText(JsonText.WriteText(value) + "\n", 200, "application/json");
}
