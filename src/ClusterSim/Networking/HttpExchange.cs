using System.Net.Sockets;
using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>One request and its answer. It fails as it would for a real client: the name is not known, the connection is refused or reset, or nobody ever answers.</summary>
internal sealed class HttpExchange(ClusterNetwork network, Vantage from)
{
    private SimulationLoop Loop => network.Loop;

    /// <summary>Sends the request; completed at once when nothing takes time.</summary>
    public Task<HttpResponse> SendAsync(Uri url, HttpRequest request, CancellationToken cancellation) => FinishAsync(() => TravelAsync(url, request), cancellation);

    /// <summary>Sends the request to an address as it is.</summary>
    public Task<HttpResponse> ForwardAsync(NetworkAddress target, HttpRequest request, CancellationToken cancellation) => FinishAsync(() => DeliverAsync(target, request), cancellation);

    private Task<HttpResponse> FinishAsync(Func<Task<HttpResponse>> send, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = send();
        return answer.IsCompleted ? answer : WithTimeoutAsync(answer, cancellation);
    }

    private async Task<HttpResponse> TravelAsync(Uri url, HttpRequest request)
    {
        var address = await ResolveAsync(url).ConfigureAwait(false);
        var host = request.Host.Length > 0 ? request.Host : url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}";
        return await DeliverAsync(new(address, url.Port), request with { Path = url.PathAndQuery, Host = host }, url.Host).ConfigureAwait(false);
    }

    private async Task<string> ResolveAsync(Uri url)
    {
        try
        {
            return await network.ResolveAsync(url.Host, from, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SocketException unknown)
        {
            throw Failure(HttpRequestError.NameResolutionError, unknown.SocketErrorCode, unknown.Message, url.Host, url.Port);
        }
    }

    private async Task<HttpResponse> DeliverAsync(NetworkAddress target, HttpRequest request, string? name = null)
    {
        await LatencyAsync().ConfigureAwait(false);
        var route = network.RouteTo(target.Address, target.Port, from);
        if (route.Kind == RouteKind.Refused)
            throw Failure(HttpRequestError.ConnectionError, SocketError.ConnectionRefused, "Connection refused", name ?? target.Address, target.Port);
        if (route.Kind == RouteKind.Lost)
            return await NeverAsync().ConfigureAwait(false);
        var addressed = request with { RemoteAddress = route.Source, Port = route.Target.Port };
        if (route.Listener is not IHttpListener listener)
            return await HttpClientConnection.AskAsync(await network.OpenAsync(route, target, from).ConfigureAwait(false), addressed).ConfigureAwait(false);
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

    private static HttpRequestException Failure(HttpRequestError error, SocketError code, string text, string host, int port) =>
        new(error, $"{text} ({host}:{port})", new SocketException((int)code, text));

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
