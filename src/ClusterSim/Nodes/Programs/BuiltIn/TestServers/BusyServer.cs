namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>The image <c>registry.k8s.io/hpa-example</c>: each request costs it a good deal of CPU, so that somebody may scale it.</summary>
internal sealed class BusyServer : ServerProgram
{
    private static readonly int[] Ports = [80];
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(60); // A million square roots.

    public static BusyServer Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        RequestMeter.Count(context, Work);
        return HttpResponse.FromText("OK!", contentType: "text/html; charset=UTF-8");
    }
}
