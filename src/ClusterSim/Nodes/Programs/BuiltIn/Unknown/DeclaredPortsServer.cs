using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>What images run about which nothing is known: a server that answers everything on the ports its container speaks of, and leaves when told to.</summary>
/// <remarks>It also passes every probe of its container: it listens on the ports that probes and hooks ask, says over gRPC that it serves, and commands succeed.</remarks>
internal sealed class DeclaredPortsServer : ServerProgram
{
    public static DeclaredPortsServer Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => MentionedPorts.Of(container);

    internal override IReadOnlyList<int> NeededPorts(Container container, IReadOnlyList<int> ports) => base.PortsOf(container);

    protected internal override string PortTaken(int port, DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"listen tcp :{port}: bind: address already in use");

    protected internal override void Start(ContainerContext context)
    {
        if (KnownTasks.OwnSecretsOf(context.Spec).Any())
            KnownTasks.MakeOwnSecrets(context);
    }

    protected internal override GrpcHealth? Health(string service, ContainerContext context) => GrpcHealth.Serving;

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) =>
        ApiAnswers.To(request) ?? HttpResponse.FromText($"{context.Hostname} ({context.Spec.Image}): {request.Method} {request.Path}\n");

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;
}
