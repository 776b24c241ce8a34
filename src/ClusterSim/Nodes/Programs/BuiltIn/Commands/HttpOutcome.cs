using System.Net.Sockets;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>How a request of <c>wget</c> or <c>curl</c> ended.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Response">The answer, if there was one.</param>
internal sealed record HttpOutcome(HttpOutcomeKind Outcome, HttpResponse? Response)
{
    /// <summary>Sends a request, and waits no longer than <paramref name="limit"/>.</summary>
    public static async Task<HttpOutcome> SendAsync(Process process, Uri url, HttpRequest request, TimeSpan? limit)
    {
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

    /// <summary>The address a host name stands for; null when nobody knows it.</summary>
    public static string? AddressOf(Process process, string host) => NameCommands.Addresses(process, host).FirstOrDefault();

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
