using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Connections;

/// <summary>Connections to ports of a Pod, from within it.</summary>
/// <remarks>
/// Source: containerd, pkg/cri sandbox_portforward_linux.go (v2.1).
/// Differs from Kubernetes: programs understand HTTP only; a connection that speaks something else is answered with 400.
/// </remarks>
internal static class PodPorts
{
    /// <exception cref="IOException">Nothing listens there.</exception>
    public static PortConnection Connect(PodWorker worker, int port)
    {
        if (worker.FindListener(port) is null)
            throw new IOException(RefusedText(worker, port));
        var connection = new HttpConnection(worker.Loop, async request =>
        {
            var listener = worker.FindListener(port) ?? throw new IOException("connection reset by peer");
            return await listener.HandleAsync(request with { RemoteAddress = "127.0.0.1", Port = port, Host = request.Host.Length > 0 ? request.Host : $"localhost:{port}" });
        });
        return new(connection.Input, connection.Output, connection.Abort);
    }

    private static string RefusedText(PodWorker worker, int port)
    {
        var sandbox = worker.SandboxId;
        return $"error forwarding port {port} to pod {sandbox}, uid : failed to execute portforward in network namespace \"/var/run/netns/cni-{worker.Uid}\": "
            + $"failed to connect to localhost:{port} inside namespace \"{sandbox}\", IPv4: dial tcp4 127.0.0.1:{port}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found ";
    }
}
