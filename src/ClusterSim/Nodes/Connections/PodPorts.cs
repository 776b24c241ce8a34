using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Connections;

/// <summary>Connections to ports of a Pod, from within it.</summary>
/// <remarks>Source: containerd, pkg/cri sandbox_portforward_linux.go (v2.1).</remarks>
internal static class PodPorts
{
    private const string Loopback = "127.0.0.1";

    /// <exception cref="IOException">Nothing listens there.</exception>
    public static PortConnection Connect(PodWorker worker, int port)
    {
        if (worker.FindListener(port) is not { } listener)
            throw new IOException(RefusedText(worker, port));
        var target = new NetworkAddress(Loopback, port);
        var source = new NetworkAddress(Loopback, worker.Network.NextPort());
        var (client, server) = TcpConnection.Open(TcpPath.Loopback(worker.Loop), source, target, source, target);
        listener.Accept(server);
        return new(client, client, client.Close);
    }

    private static string RefusedText(PodWorker worker, int port)
    {
        var sandbox = worker.SandboxId;
        return $"error forwarding port {port} to pod {sandbox}, uid : failed to execute portforward in network namespace \"/var/run/netns/cni-{worker.Uid}\": "
            + $"failed to connect to localhost:{port} inside namespace \"{sandbox}\", IPv4: dial tcp4 127.0.0.1:{port}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found ";
    }
}
