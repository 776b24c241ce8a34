namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>What images run about which nothing is known: a server that answers everything on the ports its container declares, and leaves when told to.</summary>
internal sealed class DeclaredPortsServer : ServerProgram
{
    public static DeclaredPortsServer Instance { get; } = new();

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) =>
        HttpResponse.FromText($"{context.Hostname} ({context.Spec.Image}): {request.Method} {request.Path}\n");
}
