using System.Net;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Networking;

/// <summary>Lets an <see cref="HttpClient"/> talk to programs in a cluster. An answer that takes no virtual time is there when the call returns, body included.</summary>
internal sealed class NetworkHttpHandler(ClusterNetwork network, Vantage from) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var message = new HttpRequest
        {
            Method = request.Method.Method,
            Host = request.Headers.Host ?? "",
            Headers = HeadersOf(request),
            Body = new(body),
        };
        return ToMessage(await network.SendAsync(from, request.RequestUri!, message, cancellationToken).ConfigureAwait(false), request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var loop = network.Loop;
        if (!loop.IsHeld && !loop.IsLive)
            return loop.Run(() => SendAsync(request, cancellationToken));
        var answer = SendAsync(request, cancellationToken);
        return answer.IsCompleted || !loop.IsHeld
            ? answer.GetAwaiter().GetResult()
            : throw new InvalidOperationException("The answer takes virtual time: await it with SendAsync.");
    }

    private static ValueMap<string> HeadersOf(HttpRequestMessage request) =>
        request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), string.Join(", ", header.Value)))
            .ToValueMap();

    private HttpResponseMessage ToMessage(HttpResponse response, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = response.Source is { } source ? new StreamContent(new SourceBody(network.Loop, source)) : new ReadOnlyMemoryContent(response.Body.AsSpan().ToArray()),
        };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }
}
