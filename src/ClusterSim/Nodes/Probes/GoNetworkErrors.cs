using System.Net.Sockets;

namespace ClusterSim.Nodes.Probes;

/// <summary>What went wrong on the network, in the words of Go's clients.</summary>
internal static class GoNetworkErrors
{
    /// <summary>Where nobody answers until the client gives up.</summary>
    public const string HeadersTimeout = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

    public static string Refused(string host, int port) => $"dial tcp {host}:{port}: connect: connection refused";

    public static string Lost(string host, int port) => $"dial tcp {host}:{port}: i/o timeout";

    /// <summary>Why a request failed.</summary>
    public static string Of(HttpRequestException failure, string host, int port) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"dial tcp: lookup {host}: no such host",
        HttpRequestError.ResponseEnded => "EOF",
        _ when failure.InnerException is SocketException { SocketErrorCode: not SocketError.ConnectionRefused } => Lost(host, port),
        _ => Refused(host, port),
    };
}
