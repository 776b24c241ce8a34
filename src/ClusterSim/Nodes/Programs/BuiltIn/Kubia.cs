namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>The web server of the book Kubernetes in Action, image <c>luksa/kubia</c>: says which Pod was hit.</summary>
/// <remarks>Node.js as process 1 does not react to SIGTERM, so a Pod of this image goes only when its grace period is over, with exit code 137.</remarks>
internal sealed class Kubia : ServerProgram
{
    private static readonly int[] Ports = [8080];

    public static Kubia Instance { get; } = new();

    protected internal override int? ExitCodeOnSigterm => null;

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override string PortTaken(int port, DateTimeOffset time) => $"Error: listen EADDRINUSE: address already in use :::{port}";

    protected internal override void Start(ContainerContext context) => context.Log("Kubia server starting...");

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) =>
        HttpResponse.FromText($"You've hit {context.Hostname}\n", contentType: null);

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) =>
        $"Received request from ::ffff:{request.RemoteAddress}"; // Node.js listens on IPv6, and maps.

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;
}
