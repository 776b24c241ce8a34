using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>The image <c>registry.k8s.io/echoserver</c>: shows a request to who sent it.</summary>
internal sealed class EchoServer : ServerProgram
{
    private static readonly int[] Ports = [8080];

    public static EchoServer Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        var query = request.Path.Split('?', 2) is [_, var after] ? after : "";
        var url = $"http://{request.Host}{request.Path}";
        var isOld = ImageReference.Parse(context.Spec.Image ?? "x").Tag.StartsWith("1.4", StringComparison.Ordinal);
        return HttpResponse.FromText(isOld ? Old(request, query, url) : New(request, context, query, url), contentType: "text/plain");
    }

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;

    private static string Old(HttpRequest request, string query, string url)
    {
        var text = new StringBuilder($"CLIENT VALUES:\nclient_address={request.RemoteAddress}\ncommand={request.Method}\nreal path={request.Path}\nquery={(query.Length > 0 ? query : "nil")}\nrequest_version=1.1\nrequest_uri={url}\n\n");
        text.Append("SERVER VALUES:\nserver_version=nginx: 1.10.0 - lua: 10001\n\nHEADERS RECEIVED:\n");
        foreach (var (name, value) in Headers(request))
            text.Append(name).Append('=').Append(value).Append('\n');
        return text.Append("BODY:\n").Append(BodyOf(request)).ToString();
    }

    private static string New(HttpRequest request, ContainerContext context, string query, string url)
    {
        var text = new StringBuilder($"\n\nHostname: {context.Hostname}\n\nPod Information:\n\t-no pod information available-\n\nServer values:\n\tserver_version=nginx: 1.13.3 - lua: 10008\n\n");
        text.Append($"Request Information:\n\tclient_address={request.RemoteAddress}\n\tmethod={request.Method}\n\treal path={request.Path}\n\tquery={query}\n\trequest_version=1.1\n\trequest_scheme=http\n\trequest_uri={url}\n\nRequest Headers:\n");
        foreach (var (name, value) in Headers(request))
            text.Append('\t').Append(name).Append('=').Append(value).Append('\n');
        return text.Append("\nRequest Body:\n\t").Append(BodyOf(request)).Append("\n\n").ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequest request) => request.Headers.Set("host", request.Host);

    private static string BodyOf(HttpRequest request) => request.Body.Length > 0 ? request.Body.ToText() : "-no body in request-";
}
