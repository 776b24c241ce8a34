using System.Globalization;
using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Connections;

/// <summary>Requests that an API server passes on to Pods, Services and nodes.</summary>
/// <remarks>
/// Source: registry/core/pod/strategy.go (ResourceLocation), registry/core/service/storage (ResourceLocation), registry/core/node/rest; apimachinery util/proxy (v1.36).
/// </remarks>
internal sealed class ProxyRules(INodeConnections nodes, ReadThrough reads, Func<Type, ResourceType> typeOf)
{
    private static readonly TimeSpan NobodyAnswers = TimeSpan.FromSeconds(30); // The transport's dial timeout.

    public static TimeSpan DialTimeout => NobodyAnswers;

    /// <summary>Passes a request on.</summary>
    /// <param name="kind">Pod, Service or Node.</param>
    /// <param name="namespace">Namespace in the path.</param>
    /// <param name="id">What the path names, as in <c>https:web:443</c>.</param>
    /// <param name="path">The rest of the path, with the query.</param>
    /// <param name="request">The request.</param>
    public Task<ApiResponse> ForwardAsync(Type kind, string @namespace, string id, string path, ApiRequest request)
    {
        if (kind == typeof(Node))
            return Task.FromResult(ToNode(id, path, request));
        var (address, port) = kind == typeof(Pod) ? OfPod(@namespace, id) : OfService(@namespace, id);
        return nodes.ForwardAsync(address, port, path, Forwarded(request));
    }

    private (string Address, int Port) OfPod(string ns, string id)
    {
        if (ProxyTarget.Parse(id) is not { } target)
            throw ApiErrors.BadRequest($"invalid pod request {GoText.Quote(id)}");
        var type = typeOf(typeof(Pod));
        if (reads.Find(type, new(ns, target.Name)) is not Pod pod)
            throw ApiErrors.NotFound(type, target.Name);
        var port = target.Number ?? (target.Port.Length == 0 ? FirstPort(pod) : NamedPort(pod, target.Port));
        if (string.IsNullOrEmpty(pod.Status.PodIP))
            throw ApiErrors.BadRequest("address not allowed");
        return (pod.Status.PodIP, port ?? 80);
    }

    private static int? FirstPort(Pod pod) => pod.Spec.Containers.SelectMany(container => container.Ports).Select(port => (int?)port.Port).FirstOrDefault();

    private static int? NamedPort(Pod pod, string name) => pod.Spec.Containers.SelectMany(container => container.Ports).Where(port => port.Name == name).Select(port => (int?)port.Port).FirstOrDefault();

    private (string Address, int Port) OfService(string ns, string id)
    {
        if (ProxyTarget.Parse(id) is not { } target)
            throw ApiErrors.BadRequest($"invalid service request {GoText.Quote(id)}");
        var type = typeOf(typeof(Service));
        if (reads.Find(type, new(ns, target.Name)) is not Service service)
            throw ApiErrors.NotFound(type, target.Name);
        var wanted = service.Spec.Ports.FindIndex(port => target.Port.Length == 0
            ? string.IsNullOrEmpty(port.Name) || service.Spec.Ports.Count == 1
            : port.Name == target.Port || port.Port.ToString(CultureInfo.InvariantCulture) == target.Port);
        if (wanted < 0)
            throw Unavailable($"no service port {GoText.Quote(target.Port)} found for service {GoText.Quote(target.Name)}");
        return nodes.FindEndpoint(service, service.Spec.Ports[wanted]) ?? throw Unavailable($"no endpoints available for service {GoText.Quote(id)}");
    }

    private ApiResponse ToNode(string id, string path, ApiRequest request)
    {
        var target = ProxyTarget.Parse(id) ?? throw ApiErrors.BadRequest($"invalid node request {GoText.Quote(id)}");
        var type = typeOf(typeof(Node));
        if (reads.Find(type, new(target.Name)) is null)
            throw ApiErrors.NotFound(type, target.Name);
        return nodes.AskKubelet(target.Name, path, request);
    }

    private static ApiException Unavailable(string why) => ApiErrors.Failure(503, "ServiceUnavailable", why, null);

    private static ApiRequest Forwarded(ApiRequest request) => request with
    {
        Headers =
        [
            .. request.Headers.Where(header => !IsHopByHop(header.Key)),
            new("X-Forwarded-Uri", request.Target.Split('?')[0]),
        ],
    };

    private static bool IsHopByHop(string name) => name.ToLowerInvariant() is "connection" or "keep-alive" or "upgrade" or "transfer-encoding" or "te" or "trailer" or "authorization" or "host";
}
