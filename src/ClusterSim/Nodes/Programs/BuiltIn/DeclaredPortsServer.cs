using ClusterSim.Nodes.Probes;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>What images run about which nothing is known: a server that answers everything on the ports its container declares, and leaves when told to.</summary>
/// <remarks>It also passes every probe of its container: it listens on the ports that probes and hooks ask, says over gRPC that it serves, and commands succeed.</remarks>
internal sealed class DeclaredPortsServer : ServerProgram
{
    public static DeclaredPortsServer Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container)
    {
        var ports = base.PortsOf(container);
        return container is { StartupProbe: null, ReadinessProbe: null, LivenessProbe: null, Lifecycle: null } ? ports : [.. ports.Concat(AskedPorts(container)).Distinct()];
    }

    protected internal override GrpcHealth? Health(string service, ContainerContext context) => GrpcHealth.Serving;

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) =>
        HttpResponse.FromText($"{context.Hostname} ({context.Spec.Image}): {request.Method} {request.Path}\n");

    private static IEnumerable<int> AskedPorts(Container container)
    {
        foreach (var probe in (Probe?[])[container.StartupProbe, container.ReadinessProbe, container.LivenessProbe])
        {
            if (probe?.Grpc is { } grpc)
                yield return grpc.Port;
            if ((probe?.HttpGet?.Port ?? probe?.TcpSocket?.Port) is { } asked && ProbePort.Resolve(container, asked, out var port) is null)
                yield return port;
        }
        foreach (var hook in (LifecycleHandler?[])[container.Lifecycle?.PostStart, container.Lifecycle?.PreStop])
        {
            if (hook?.HttpGet is { } get && ProbePort.Resolve(container, get.Port, out var port) is null)
                yield return port;
        }
    }
}
