using System.Net.Sockets;
using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>One request and its answer. It fails as it would for a real client: the name is not known, the connection is refused or reset, or nobody ever answers.</summary>
internal sealed class HttpExchange(ClusterNetwork network, Vantage from)
{
    private SimulationLoop Loop => network.Loop;

    /// <summary>Sends the request; completed at once when nothing takes time.</summary>
    public Task<HttpResponse> SendAsync(Uri url, HttpRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = TravelAsync(url, request);
        return answer.IsCompleted ? answer : WithTimeoutAsync(answer, cancellation);
    }

    private async Task<HttpResponse> TravelAsync(Uri url, HttpRequest request)
    {
        var address = network.Resolve(url.Host, from) ?? throw Failure(HttpRequestError.NameResolutionError, SocketError.HostNotFound, "Name or service not known", url);
        await LatencyAsync().ConfigureAwait(false);
        var route = network.RouteTo(address, url.Port, from);
        if (route.Kind == RouteKind.Refused)
            throw Failure(HttpRequestError.ConnectionError, SocketError.ConnectionRefused, "Connection refused", url);
        if (route.Kind == RouteKind.Lost)
            return await NeverAsync().ConfigureAwait(false);
        var addressed = Addressed(request, url, route);
        if (route.Listener is not IHttpListener listener)
            return await HttpClientConnection.AskAsync(await network.OpenAsync(route, new(address, url.Port), from).ConfigureAwait(false), addressed).ConfigureAwait(false);
        var response = await AskAsync(listener, addressed).ConfigureAwait(false);
        await LatencyAsync().ConfigureAwait(false);
        return from.Reaches(route.Host) ? response : await NeverAsync().ConfigureAwait(false);
    }

    private static async Task<HttpResponse> AskAsync(IHttpListener listener, HttpRequest request)
    {
        try
        {
            return await listener.HandleAsync(request).ConfigureAwait(false);
        }
        catch (IOException reset)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "An error occurred while sending the request.", reset);
        }
    }

    private static HttpRequestException Failure(HttpRequestError error, SocketError code, string text, Uri url) =>
        new(error, $"{text} ({url.Host}:{url.Port})", new SocketException((int)code));

    private HttpRequest Addressed(HttpRequest request, Uri url, Route route) => request with
    {
        Path = url.PathAndQuery,
        Host = request.Host.Length > 0 ? request.Host : url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}",
        RemoteAddress = route.Source,
        Port = route.Target.Port,
    };

    // A task of its own each time: one for all would hold every cluster in which a request was ever lost.
    private static Task<HttpResponse> NeverAsync() => new TaskCompletionSource<HttpResponse>().Task;

    private async Task LatencyAsync()
    {
        if (network.Options.Latency > TimeSpan.Zero)
            await Loop.Delay(network.Options.Latency);
    }

    private async Task<HttpResponse> WithTimeoutAsync(Task<HttpResponse> answer, CancellationToken cancellation)
    {
        var first = new LoopPromise<HttpResponse>(Loop);
        Loop.Start(() => answer, error =>
        {
            if (error is null)
                first.TrySetResult(answer.Result);
            else
                first.TrySetException(error);
        });
        var timeout = Loop.Schedule(network.Options.RequestTimeout, EventRank.Default, () => first.TrySetException(TimedOut()));
        using var registration = cancellation.Register(() => first.TrySetCanceled(cancellation));
        try
        {
            return await first.Task.ConfigureAwait(false);
        }
        finally
        {
            timeout.Cancel();
        }
    }

    private TaskCanceledException TimedOut() => new(
        $"The request was canceled due to the configured HttpClient.Timeout of {network.Options.RequestTimeout.TotalSeconds} seconds elapsing.",
        new TimeoutException("A task was canceled."));
}
