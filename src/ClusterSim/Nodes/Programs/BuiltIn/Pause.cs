namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Does nothing until told to leave.</summary>
internal sealed class Pause : ServerProgram
{
    public static Pause Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => [];

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) =>
        throw new InvalidOperationException("It listens nowhere.");
}
