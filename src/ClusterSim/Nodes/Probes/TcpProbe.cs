using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Probes;

/// <summary>Connects to a port: that somebody listens is a success.</summary>
/// <remarks>Source: pkg/probe/tcp/tcp.go (v1.36).</remarks>
internal static class TcpProbe
{
    private static readonly Task<ProbeOutcome> Succeeded = Task.FromResult(ProbeOutcome.Success);

    public static Task<ProbeOutcome> RunAsync(PodWorker pod, Container container, TCPSocketAction action, TimeSpan timeout)
    {
        if (ProbePort.Resolve(container, action.Port, out var port) is { } problem)
            return Task.FromResult(ProbeOutcome.Error(problem));
        var host = action.Host is { Length: > 0 } given ? given : pod.Address;
        return pod.ProbeFromNode(host, port, out var listener) switch
        {
            Reachability.Open when listener is IHttpListener or IGrpcHealthListener => Succeeded, // Which does not notice a connection on which nothing comes.
            Reachability.Open => ConnectAsync(pod, host, port),
            Reachability.Refused => Task.FromResult(ProbeOutcome.Failure(GoNetworkErrors.Refused(host, port))),
            _ => GiveUpAsync(pod, host, port, timeout),
        };
    }

    private static async Task<ProbeOutcome> ConnectAsync(PodWorker pod, string host, int port)
    {
        using var connection = await pod.ConnectFromNode(host, port);
        connection.Close();
        return ProbeOutcome.Success;
    }

    private static async Task<ProbeOutcome> GiveUpAsync(PodWorker pod, string host, int port, TimeSpan timeout)
    {
        await pod.Loop.Delay(timeout);
        return ProbeOutcome.Failure(GoNetworkErrors.Lost(host, port));
    }
}
