using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary><c>kubectl proxy</c>: passes what the containers of the Pod ask on <c>localhost</c> on to the API server, with the credentials of the Pod.</summary>
internal static class KubectlProxy
{
    private const int DefaultPort = 8001;

    public static async Task<int> RunAsync(KubectlConnection connection)
    {
        var address = connection.Arguments.Find("address") ?? "127.0.0.1";
        var port = int.TryParse(connection.Arguments.Find("p", "port"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPort;
        using var listening = connection.Process.Container.ListenTcp(port, client => HttpConnection.ServeAsync(client, request => AnswerAsync(connection, request)), address);
        await connection.Process.WriteLineAsync($"Starting to serve on {address}:{port}");
        await connection.Process.DelayAsync(TimeSpan.FromDays(36500)); // Until it is killed.
        return 0;
    }

    private static async ValueTask<HttpResponse> AnswerAsync(KubectlConnection connection, HttpRequest request)
    {
        try
        {
            return await connection.SendAsync(request with { Host = "", Headers = request.Headers.Remove("host") });
        }
        catch (KubectlException unreachable)
        {
            return HttpResponse.FromText(unreachable.Message + "\n", 502);
        }
    }
}
