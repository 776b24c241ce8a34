using ClusterSim.ApiServer.Connections;

namespace ClusterSim.ApiServer.Requests;

/// <content>Requests that lead into Pods: logs, commands, ports.</content>
/// <remarks>Source: registry/core/pod/rest (v1.36).</remarks>
internal sealed partial class RequestPipeline
{
    private const string TextType = "text/plain";

    /// <summary>The way to the nodes; null when there are none.</summary>
    public INodeConnections? Nodes { get; set; }

    private ApiResponse? HandleConnection(ResourceRequest request)
    {
        var isPod = request.Type.ClrType == typeof(Pod);
        switch (request.Path.Subresource)
        {
            case "log" when isPod:
                return request.Request.Method == "GET" ? ReadLog(request) : throw ApiErrors.MethodNotAllowed();
            case "exec" when isPod:
                return Connect(request, static (nodes, pod, query) => nodes.Exec(pod, Choose(pod, ConnectionOptions.Exec(query))));
            case "attach" when isPod:
                return Connect(request, static (nodes, pod, query) => nodes.Attach(pod, Choose(pod, ConnectionOptions.Attach(query))));
            case "portforward" when isPod:
                return Connect(request, static (nodes, pod, query) => nodes.PortForward(pod, ConnectionOptions.Ports(query)));
            case "proxy" when isPod || request.Type.ClrType == typeof(Service) || request.Type.ClrType == typeof(Node):
                return Forward(request);
            default:
                return null;
        }
    }

    private ApiResponse ReadLog(ResourceRequest request)
    {
        var options = ConnectionOptions.Log(request.Query, request.Path.Name);
        var pod = (Pod)_registry.Get(request.Endpoint, request.Key);
        options = options with { Container = PodContainers.Choose(pod, options.Container) };
        KeyValuePair<string, string>[] headers = [new("Cache-Control", "no-cache, private"), new("Content-Type", TextType)];
        if (string.IsNullOrEmpty(pod.Spec.NodeName))
            return new() { StatusCode = 200, Headers = headers }; // It has no host yet, and so nothing to say.
        var source = RequireNodes().OpenLog(pod, options);
        return new() { StatusCode = 200, Headers = headers, Source = source };
    }

    private static StreamOptions Choose(Pod pod, StreamOptions options)
    {
        options = options with { Container = PodContainers.Choose(pod, options.Container) };
        PodContainers.RequireHost(pod);
        if (options is { Tty: false, Stdin: false, Stdout: false, Stderr: false })
            throw ApiErrors.BadRequest("you must specify at least 1 of stdin, stdout, stderr");
        return options;
    }

    private ApiResponse Connect(ResourceRequest request, Func<INodeConnections, Pod, QueryString, ApiConnection> open)
    {
        if (request.Request.Method is not ("GET" or "POST"))
            throw ApiErrors.MethodNotAllowed();
        var pod = (Pod)_registry.Get(request.Endpoint, request.Key);
        var connection = open(RequireNodes(), pod, request.Query);
        if (!IsUpgrade(request.Request))
        {
            connection.Close();
            throw ApiErrors.BadRequest("Upgrade request required");
        }
        return new() { StatusCode = 101, Connection = connection };
    }

    private ApiResponse Forward(ResourceRequest request)
    {
        if (!request.Type.Namespaced != (request.Path.Namespace is null))
            throw ApiErrors.NoSuchPath();
        var rules = new ProxyRules(RequireNodes(), _reads, type => _scheme.Of(type));
        var path = ProxiedPath(request.Request.Target);
        if (path is null)
            return new() { StatusCode = 301, Headers = [new("Location", Redirected(request.Request.Target))] };
        var answer = rules.ForwardAsync(request.Type.ClrType, request.Path.Namespace ?? "", request.Path.Name, path, request.Request);
        return answer.IsCompletedSuccessfully ? answer.Result : new() { StatusCode = 200, Later = answer };
    }

    /// <summary>What follows <c>proxy</c>, with the query; null when there is not even a slash, since links would lead astray.</summary>
    private static string? ProxiedPath(string target)
    {
        var query = target.IndexOf('?');
        var path = query < 0 ? target : target[..query];
        var at = path.IndexOf("/proxy", StringComparison.Ordinal);
        while (at >= 0 && at + 6 < path.Length && path[at + 6] != '/')
            at = path.IndexOf("/proxy", at + 1, StringComparison.Ordinal);
        var rest = at < 0 ? "" : path[(at + 6)..];
        return rest.Length == 0 ? null : rest + (query < 0 ? "" : target[query..]);
    }

    private static string Redirected(string target)
    {
        var query = target.IndexOf('?');
        return query < 0 ? target + "/" : target[..query] + "/" + target[query..];
    }

    private static bool IsUpgrade(ApiRequest request) =>
        request.FindHeader("Connection")?.Contains("upgrade", StringComparison.OrdinalIgnoreCase) == true && request.FindHeader("Upgrade") is { Length: > 0 };

    private INodeConnections RequireNodes() => Nodes ?? throw ApiErrors.Internal("error dialing backend: this cluster has no nodes");
}
