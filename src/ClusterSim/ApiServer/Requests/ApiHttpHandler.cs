using System.Net;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Lets an <see cref="HttpClient"/> talk to an API server in the same process.</summary>
internal sealed class ApiHttpHandler(ApiServer server, SimulationLoop loop, Caller? caller) : HttpMessageHandler
{
    private static readonly Caller Admin = new("admin") { Groups = ["system:masters", "system:authenticated"] };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if ((caller ?? CallerOf(request)) is not { } who)
            return MessageOf(ResponseWriter.Status(ApiErrors.Unauthorized().Status, default, []), request);
        return MessageOf(await server.HandleAsync(RequestOf(request, body, who)).ConfigureAwait(false), request);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult(); // Waits for nothing but the loop.

    private ApiRequest RequestOf(HttpRequestMessage request, byte[] body, Caller who) => new()
    {
        Method = request.Method.Method,
        Target = request.RequestUri!.PathAndQuery,
        Headers = [.. request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))],
        Body = body,
        Caller = who,
    };

    private Caller? CallerOf(HttpRequestMessage request) => request.Headers.Authorization is { } shown ? server.Authenticator.Authenticate(shown.ToString()) : Admin;

    private HttpResponseMessage MessageOf(ApiResponse response, HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode)
        {
            RequestMessage = request,
            Content = response.Stream is { } stream ? new StreamContent(new WatchBody(loop, stream))
                : response.Source is { } source ? new StreamContent(new SourceBody(loop, source))
                : new ReadOnlyMemoryContent(response.Body),
        };
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }
}
