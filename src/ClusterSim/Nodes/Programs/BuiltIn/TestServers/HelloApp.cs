namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>Google's sample web application <c>hello-app</c>: greets, and says its version and where it runs.</summary>
internal sealed class HelloApp : ServerProgram
{
    private static readonly int[] Ports = [8080];

    public static HelloApp Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    internal override IEnumerable<string> OpeningLines(ContainerContext context) => [$"{context.Container.StartedAt:yyyy/MM/dd HH:mm:ss} Server listening on port 8080"];

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        var version = ImageReference.Parse(context.Spec.Image ?? "x").Tag is "2.0" or "v2" ? "2.0.0" : "1.0.0";
        return HttpResponse.FromText($"Hello, world!\nVersion: {version}\nHostname: {context.Hostname}\n");
    }

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) => $"{time:yyyy/MM/dd HH:mm:ss} Serving request: {request.Path}";

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;
}
