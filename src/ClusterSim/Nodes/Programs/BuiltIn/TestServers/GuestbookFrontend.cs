using System.Net;
using ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>The web page of the guestbook: keeps messages in one Redis, and reads them from another.</summary>
internal sealed class GuestbookFrontend : IContainerProgram
{
    private const int RedisPort = 6379;

    public async Task<int> RunAsync(ContainerContext context)
    {
        context.Listen(80, request => AnswerAsync(context, request));
        await context.WaitForStop();
        return 0;
    }

    private static async Task<HttpResponse> AnswerAsync(ContainerContext context, HttpRequest request)
    {
        if (!request.Path.StartsWith("/guestbook.php", StringComparison.Ordinal))
            return request.Path.Split('?')[0] is "/" or "/index.html"
                ? HttpResponse.FromText("<html>\n  <head>\n    <title>Guestbook</title>\n  </head>\n  <body>\n    <h2>Guestbook</h2>\n    <form><input type=\"text\" placeholder=\"Messages\"><button type=\"button\">Submit</button></form>\n  </body>\n</html>\n", 200, "text/html")
                : HttpResponse.FromText("<h1>Not Found</h1>\n", 404, "text/html");
        var query = request.Path.Split('?', 2) is [_, var text] ? text.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToList() : [];
        string Value(string name) => WebUtility.UrlDecode(query.FirstOrDefault(pair => pair[0] == name)?[1] ?? "");
        var isSet = Value("cmd") == "set";
        var isOld = context.Spec.Image?.Contains("gb-frontend:v3", StringComparison.Ordinal) == true || context.Spec.Image?.Contains("gb-frontend:v4", StringComparison.Ordinal) == true;
        string[] hosts = isOld ? isSet ? ["redis-master"] : ["redis-slave", "redis-replica"] : isSet ? ["redis-leader", "redis-master"] : ["redis-follower", "redis-replica"];
        foreach (var host in hosts)
        {
            try
            {
                var answer = await AskAsync(context, host, isSet ? ["SET", Value("key"), Value("value")] : ["GET", Value("key")]);
                return HttpResponse.FromText(JsonText.WriteText(new JsonObject([isSet ? new("message", "Updated") : new("data", answer)])), 200, "application/json");
            }
            catch (System.Net.Sockets.SocketException)
            {
                context.LogError($"php_network_getaddresses: getaddrinfo failed: {host}");
            }
        }
        return HttpResponse.FromText("", 500);
    }

    private static async Task<string> AskAsync(ContainerContext context, string host, string[] command)
    {
        var connection = await context.ConnectAsync(host, RedisPort);
        await connection.WriteAsync(RedisReply.Of(command).Encode(2));
        var reply = await new RespReader(connection).ReadReplyAsync();
        connection.Close();
        return (reply as BulkReply)?.Text ?? "";
    }
}
