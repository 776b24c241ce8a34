using System.Net.Sockets;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>How a request of <c>wget</c> or <c>curl</c> ended.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Response">The answer, if there was one.</param>
internal sealed record HttpOutcome(HttpOutcomeKind Outcome, HttpResponse? Response)
{
    /// <summary>Looks the host up, sends a request, and waits no longer than <paramref name="limit"/>.</summary>
    public static async Task<HttpOutcome> SendAsync(Process process, Uri url, HttpRequest request, TimeSpan? limit) =>
        await NameCommands.AddressOfAsync(process, url.Host) is { } address ? await SendAsync(process, url, address, request, limit) : new(HttpOutcomeKind.UnknownHost, null);

    /// <summary>Sends a request, and waits no longer than <paramref name="limit"/>.</summary>
    /// <param name="process">Who asks.</param>
    /// <param name="url">For what.</param>
    /// <param name="address">The address that the name in it stands for.</param>
    /// <param name="request">Method, headers and body.</param>
    /// <param name="limit">How long to wait; null for as long as the network does.</param>
    public static async Task<HttpOutcome> SendAsync(Process process, Uri url, string address, HttpRequest request, TimeSpan? limit)
    {
        if (request.Host.Length == 0)
            request = request with { Host = url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}" };
        url = new UriBuilder(url) { Host = address }.Uri;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(process.Killed);
        var end = limit is { } time ? process.Loop.Schedule(time, EventRank.Default, patience.Cancel) : default;
        try
        {
            return new(HttpOutcomeKind.Answered, await process.Container.Network.SendAsync(process.Container.Pod, url, request, patience.Token));
        }
        catch (HttpRequestException failure)
        {
            return new(KindOf(failure), null);
        }
        catch (OperationCanceledException) when (!process.Killed.IsCancellationRequested)
        {
            return new(HttpOutcomeKind.TimedOut, null);
        }
        finally
        {
            end.Cancel();
        }
    }

    /// <summary>Writes a body, piece by piece when it comes so.</summary>
    public static async Task CopyBodyAsync(HttpResponse response, IByteSink sink, CancellationToken cancellation)
    {
        if (response.Source is not { } source)
        {
            await sink.WriteAsync(response.Body.AsSpan().ToArray(), cancellation);
            return;
        }
        using (source)
        {
            while (await source.ReadAsync(cancellation) is { IsEmpty: false } bytes)
                await sink.WriteAsync(bytes, cancellation);
        }
    }

    private static HttpOutcomeKind KindOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => HttpOutcomeKind.UnknownHost,
        HttpRequestError.InvalidResponse => HttpOutcomeKind.NoHttp,
        HttpRequestError.ResponseEnded when failure.InnerException is not IOException { InnerException: SocketException } => HttpOutcomeKind.Ended,
        HttpRequestError.ConnectionError when failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } => HttpOutcomeKind.Refused,
        _ => HttpOutcomeKind.Reset,
    };
}

/// <summary>What became of a request.</summary>
internal enum HttpOutcomeKind : byte
{
    /// <summary>There is an answer.</summary>
    Answered,

    /// <summary>Nobody knows the name.</summary>
    UnknownHost,

    /// <summary>Nothing listens.</summary>
    Refused,

    /// <summary>The other side ended before it answered.</summary>
    Ended,

    /// <summary>The connection was reset.</summary>
    Reset,

    /// <summary>What came is no HTTP.</summary>
    NoHttp,

    /// <summary>Nobody answered in time.</summary>
    TimedOut,
}
