using System.Globalization;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Probes;

/// <summary>Asks over HTTP: a status from 200 to 399 is a success.</summary>
/// <remarks>
/// Source: pkg/probe/http/http.go, request.go (v1.36): redirects are followed while they stay on the host.
/// Differs from Kubernetes: nothing is encrypted, so that <c>scheme: HTTPS</c> asks a program as <c>HTTP</c> does.
/// </remarks>
internal static class HttpProbe
{
    private const int MaxRedirects = 10;
    private const int MaxBodyLength = 10 << 10; // maxRespBodyLength

    public static Task<ProbeOutcome> RunAsync(PodWorker pod, Container container, HTTPGetAction action, TimeSpan timeout)
    {
        if (ProbePort.Resolve(container, action.Port, out var port) is { } problem)
            return Task.FromResult(ProbeOutcome.Error(problem));
        var host = action.Host is { Length: > 0 } given ? given : pod.Address;
        return AskAsync(pod, UrlOf(action, host, port), RequestOf(action.HttpHeaders, "kube-probe/" + pod.KubeletVersion), timeout);
    }

    /// <summary>Where the request of a probe or a hook goes to.</summary>
    public static Uri UrlOf(HTTPGetAction action, string host, int port)
    {
        var scheme = action.Scheme is "HTTPS" ? "https" : "http";
        var path = action.Path is ['/', ..] ? action.Path : "/" + action.Path;
        return new(string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{port}{path}"));
    }

    /// <summary>The request of a probe or a hook.</summary>
    public static HttpRequest RequestOf(ValueList<HTTPHeader> headers, string userAgent)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["accept"] = "*/*", ["user-agent"] = userAgent, ["connection"] = "close" };
        foreach (var same in headers.GroupBy(static header => header.Name.ToLowerInvariant(), StringComparer.Ordinal))
            all[same.Key] = string.Join(", ", same.Select(static header => header.Value));
        if (all["accept"].Length == 0)
            all.Remove("accept");
        all.Remove("host", out var host);
        return new() { Host = host ?? "", Headers = all.ToValueMap() };
    }

    private static async Task<ProbeOutcome> AskAsync(PodWorker pod, Uri url, HttpRequest request, TimeSpan timeout)
    {
        var end = pod.Loop.Now + timeout;
        var current = url;
        for (var redirects = 0; ; redirects++)
        {
            try
            {
                if (await Deadline.WaitAsync(pod.Loop, pod.SendFromNode(current, request), end - pod.Loop.Now) is not { } response)
                    return ProbeOutcome.Failure(Said(current, GoNetworkErrors.HeadersTimeout));
                if (Redirect(current, response) is not { } next || next.Host != url.Host)
                    return Judge(response);
                if (redirects == MaxRedirects - 1)
                    return ProbeOutcome.Failure(Said(next, "stopped after 10 redirects"));
                current = next;
            }
            catch (HttpRequestException failure)
            {
                return ProbeOutcome.Failure(Said(current, GoNetworkErrors.Of(failure, current.Host, current.Port)));
            }
            catch (OperationCanceledException)
            {
                return ProbeOutcome.Failure(Said(current, GoNetworkErrors.HeadersTimeout));
            }
        }
    }

    private static ProbeOutcome Judge(HttpResponse response)
    {
        if (response.Status is < 200 or >= 400)
            return ProbeOutcome.Failure(string.Create(CultureInfo.InvariantCulture, $"HTTP probe failed with statuscode: {response.Status}"));
        return response.Status < 300 ? ProbeOutcome.Success : new(ProbeVerdict.Warning, "Probe terminated redirects, Response body: " + Cut(response.Text));
    }

    private static string Cut(string text) => text.Length <= MaxBodyLength ? text : text[..MaxBodyLength];

    /// <summary>How Go says what a request failed with.</summary>
    public static string Said(Uri url, string error) => $"Get \"{Shown(url)}\": {error}";

    /// <summary>As it was written: .NET leaves out what goes without saying.</summary>
    private static string Shown(Uri url) => string.Create(CultureInfo.InvariantCulture, $"{url.Scheme}://{url.Host}:{url.Port}{url.PathAndQuery}");

    private static Uri? Redirect(Uri from, HttpResponse response) =>
        response.Status is 301 or 302 or 303 or 307 or 308 && response.Headers.TryGetValue("location", out var location) && Uri.TryCreate(from, location, out var to) ? to : null;
}
