namespace ClusterSim.Nodes.Programs;

/// <summary>A server given as a delegate.</summary>
internal sealed class DelegateServer(Func<HttpRequest, ContainerContext, HttpResponse> respond, IReadOnlyList<int> ports) : ServerProgram
{
    protected internal override IReadOnlyList<int> PortsOf(Container container) => ports.Count > 0 ? ports : base.PortsOf(container);

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) => respond(request, context);
}
