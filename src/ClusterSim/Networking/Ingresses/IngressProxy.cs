using System.Globalization;
using ClusterSim.Api.Networking;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking.Ingresses;

/// <summary>The reverse proxy behind Ingresses: passes each request on to an endpoint of the Service that its host and path lead to.</summary>
/// <remarks>
/// Source: ingress-nginx (v1.14): headers that tell of the client, <c>proxy_next_upstream</c>, the answers 308, 404, 502, 503 and 504.
/// Differs from Kubernetes: certificates are not looked at; whatever comes to port 443 counts as HTTPS.
/// </remarks>
internal sealed class IngressProxy(ClusterNetwork network, IngressTable table)
{
    private const int SecurePort = 443;
    private const int Tries = 3; // proxy-next-upstream-tries

    private readonly Dictionary<(ObjectKey Service, int Port), int> _turns = []; // Looked up, never enumerated.

    public async ValueTask<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var host = HostOf(request.Host);
        var path = request.Path.Split('?')[0];
        if (table.Find(host, path, out var isSecured) is not { } found)
            return Page(404, "Not Found");
        if (isSecured && found.RedirectsToTls && request.Port != SecurePort)
            return Redirect($"https://{host}{request.Path}");
        if (found.Backend.Service is not { } backend || FindPort(found, backend) is not (var service, { } port))
            return Page(503, "Service Temporarily Unavailable");
        return await PassAsync(service, port, Forwarded(request, host, found)).ConfigureAwait(false);
    }

    private (Service, ServicePort)? FindPort(IngressPath path, IngressServiceBackend backend)
    {
        if (network.FindService(new(path.Ingress.Metadata.Namespace ?? "", backend.Name)) is not { } service)
            return null;
        var at = service.Spec.Ports.FindIndex(port => backend.Port.Name is { Length: > 0 } name ? port.Name == name : port.Port == backend.Port.Number);
        return at < 0 ? null : (service, service.Spec.Ports[at]);
    }

    private async Task<HttpResponse> PassAsync(Service service, ServicePort port, HttpRequest request)
    {
        var backends = network.BackendsOf(service, port);
        if (backends.Length == 0)
            return Page(503, "Service Temporarily Unavailable");
        var key = (ObjectKey.Of(service), port.Port);
        for (var tried = 1; ; tried++)
        {
            var turn = _turns[key] = _turns.GetValueOrDefault(key) + 1;
            var backend = backends[turn % backends.Length];
            try
            {
                return await network.ForwardAsync(new(backend.Address, backend.Port), request).ConfigureAwait(false);
            }
            catch (HttpRequestException) when (tried < Math.Min(Tries, backends.Length))
            {
                // The next one may do better.
            }
            catch (HttpRequestException)
            {
                return Page(502, "Bad Gateway");
            }
            catch (OperationCanceledException)
            {
                return Page(504, "Gateway Time-out");
            }
        }
    }

    private static HttpRequest Forwarded(HttpRequest request, string host, IngressPath path)
    {
        var isSecure = request.Port == SecurePort;
        var scheme = isSecure ? "https" : "http";
        var headers = request.Headers
            .Set("x-real-ip", request.RemoteAddress)
            .Set("x-forwarded-for", request.RemoteAddress)
            .Set("x-forwarded-host", host)
            .Set("x-forwarded-port", request.Port.ToString(CultureInfo.InvariantCulture))
            .Set("x-forwarded-proto", scheme)
            .Set("x-forwarded-scheme", scheme)
            .Set("x-scheme", scheme);
        return request with { Path = path.Rewrite(request.Path), Headers = headers };
    }

    private static string HostOf(string host)
    {
        var colon = host.LastIndexOf(':');
        return (colon > 0 && host.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? host[..colon] : host).ToLowerInvariant();
    }

    private static HttpResponse Redirect(string url)
    {
        var page = Page(308, "Permanent Redirect");
        return page with { Headers = page.Headers.Set("location", url) };
    }

    private static HttpResponse Page(int status, string text) => HttpResponse.FromText(
        $"<html>\r\n<head><title>{status} {text}</title></head>\r\n<body>\r\n<center><h1>{status} {text}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n", status, "text/html");
}
