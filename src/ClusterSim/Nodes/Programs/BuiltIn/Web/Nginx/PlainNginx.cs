namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>The web server nginx as its image comes. What nobody has configured costs next to nothing.</summary>
internal sealed class PlainNginx : ServerProgram
{
    private static readonly int[] Ports = [80];
    private static readonly byte[] Welcome = System.Text.Encoding.UTF8.GetBytes(NginxPages.Welcome);

    public static PlainNginx Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override string PortTaken(int port, DateTimeOffset time)
    {
        var clock = time.ToString("yyyy'/'MM'/'dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return $"{clock} [emerg] 1#1: bind() to 0.0.0.0:{port} failed (98: Address already in use)\nnginx: [emerg] bind() to 0.0.0.0:{port} failed (98: Address already in use)\n{clock} [emerg] 1#1: still could not bind()\nnginx: [emerg] still could not bind()";
    }

    internal override IEnumerable<string> OpeningLines(ContainerContext context) => NginxLog.Opening(context);

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) => NginxLog.Access(request, response, time);

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        if (!context.Container.HasFiles && context.Spec.VolumeMounts.Count == 0 && request is { Method: "GET", Path: "/" or "/index.html" })
        {
            var page = FileAnswer.Of(request, Welcome, context.Container.StartedAt, "text/html");
            return page with { Headers = page.Headers.SetRange([new("date", FileAnswer.DateOf(context.Time.GetUtcNow())), new("server", $"nginx/{ImageVersion.Of(context.Spec.Image, NginxPages.DefaultVersion)}")]) };
        }
        return new NginxSite(context, NginxProgram.Configuration).AnswerAsync(request).GetAwaiter().GetResult(); // Files are served at once.
    }
}
