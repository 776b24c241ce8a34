namespace ClusterSim.Nodes.Programs.BuiltIn.Book;

/// <summary>The web server of the book Kubernetes in Action, image <c>luksa/kubia</c> and its variants: says which Pod was hit.</summary>
/// <param name="greeting">What it says, with the host's name for <c>{0}</c>.</param>
/// <param name="failsFrom">The number of the first request that it answers with status 500; null: it never does.</param>
/// <param name="failure">What it says then, with the host's name for <c>{0}</c>.</param>
/// <remarks>Node.js as process 1 does not react to SIGTERM, so a Pod of this image goes only when its grace period is over, with exit code 137.</remarks>
internal sealed class Kubia(string greeting, int? failsFrom = null, string failure = "") : ServerProgram
{
    private const string Hit = "You've hit {0}\n";

    private static readonly int[] Ports = [8080];
    private static readonly TimeSpan Work = TimeSpan.FromMicroseconds(300); // Of Node.js, for one request.

    private int _requests;

    /// <summary>The one of most chapters; it remembers nothing, and so is one for all.</summary>
    public static Kubia Instance { get; } = new(Hit);

    /// <summary>Answers five requests, and no more.</summary>
    public static Kubia Unhealthy() => new(Hit, failsFrom: 6, failure: "I'm not well. Please restart me!");

    /// <summary>The versions of the chapter about Deployments.</summary>
    public static Kubia Version(int number) => number == 3
        ? new("This is v3 running in pod {0}\n", failsFrom: 5, failure: "Some internal error has occurred! This is pod {0}\n")
        : new($"This is v{number} running in pod {{0}}\n");

    protected internal override int? ExitCodeOnSigterm => null;

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override string PortTaken(int port, DateTimeOffset time) => $"Error: listen EADDRINUSE: address already in use :::{port}";

    internal override IEnumerable<string> OpeningLines(ContainerContext context) => ["Kubia server starting..."];

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        RequestMeter.Count(context, Work);
        return failsFrom is not null && ++_requests >= failsFrom ? Say(failure, context, 500) : Say(greeting, context, 200);
    }

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) =>
        $"Received request from ::ffff:{request.RemoteAddress}"; // Node.js listens on IPv6, and maps.

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => failsFrom is null;

    private static HttpResponse Say(string text, ContainerContext context, int status) => HttpResponse.FromText(text.Replace("{0}", context.Hostname, StringComparison.Ordinal), status, contentType: null);
}
