using System.Text;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Book;

/// <summary>The stateful server of the book: keeps what is posted in a file on its volume; with peers, shows what all of them keep.</summary>
internal sealed class KubiaPet(bool knowsPeers) : IContainerProgram
{
    private const int Port = 8080;
    private const string DataFile = "/var/data/kubia.txt";
    private const string ServiceName = "kubia.default.svc.cluster.local";

    public async Task<int> RunAsync(ContainerContext context)
    {
        context.Listen(Port, request => AnswerAsync(context, request));
        return await ContainerContext.Forever(); // Node.js as process 1 does not react to SIGTERM.
    }

    private async Task<HttpResponse> AnswerAsync(ContainerContext context, HttpRequest request)
    {
        if (request.Method == "POST")
            return Store(context, request);
        if (!knowsPeers)
            return Say($"You've hit {context.Hostname}\nData stored on this pod: {Stored(context)}\n");
        return request.Path == "/data" ? Say(Stored(context)) : Say($"You've hit {context.Hostname}\nData stored in the cluster:\n{await AskPeersAsync(context)}");
    }

    private HttpResponse Store(ContainerContext context, HttpRequest request)
    {
        var files = context.Container.Files;
        var file = (RegularFile)files.OpenToWrite(DataFile, append: false);
        file.Append(request.Body.AsSpan());
        files.Touch(file);
        if (!knowsPeers)
            context.Log("New data has been received and stored.");
        return Say($"Data stored on pod {context.Hostname}\n");
    }

    private static string Stored(ContainerContext context) =>
        context.Container.Files.Find(DataFile) is RegularFile file ? Encoding.UTF8.GetString(file.Content.Span) : "No data posted yet";

    private static async Task<string> AskPeersAsync(ContainerContext context)
    {
        var network = context.Container.Network;
        var peers = network.Ask(context.Container.Pod, network.DnsAddress, ServiceName, "SRV").Answers;
        if (peers.Count == 0)
            return $"Could not look up DNS SRV records: Error: querySrv ENOTFOUND {ServiceName}";
        var answers = new StringBuilder();
        foreach (var peer in peers)
        {
            var host = peer.Data[(peer.Data.LastIndexOf(' ') + 1)..].TrimEnd('.');
            var data = await AskAsync(context, host);
            answers.Append("- ").Append(host).Append(": ").Append(data).Append('\n');
        }
        return answers.ToString();
    }

    private static async Task<string> AskAsync(ContainerContext context, string peer)
    {
        try
        {
            return (await context.SendAsync($"http://{peer}:{Port}/data")).Text;
        }
        catch (HttpRequestException failure)
        {
            return "Error: " + failure.Message;
        }
    }

    private static HttpResponse Say(string text) => HttpResponse.FromText(text, contentType: null);
}
