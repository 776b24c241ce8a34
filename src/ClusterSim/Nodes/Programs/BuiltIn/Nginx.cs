using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>The web server nginx as its image comes: a welcome page, and an access log on standard output.</summary>
internal sealed class Nginx : ServerProgram
{
    private const string Version = "nginx/1.29.3";

    public const string WelcomePage = """
        <!DOCTYPE html>
        <html>
        <head>
        <title>Welcome to nginx!</title>
        </head>
        <body>
        <h1>Welcome to nginx!</h1>
        <p>It is running, and this is its default page.</p>
        </body>
        </html>

        """;

    private static readonly int[] Ports = [80];

    public static Nginx Instance { get; } = new();

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override string PortTaken(int port, DateTimeOffset time)
    {
        var clock = time.ToString("yyyy'/'MM'/'dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{clock} [emerg] 1#1: bind() to 0.0.0.0:{port} failed (98: Address already in use)\nnginx: [emerg] bind() to 0.0.0.0:{port} failed (98: Address already in use)\n{clock} [emerg] 1#1: still could not bind()\nnginx: [emerg] still could not bind()";
    }

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) => Answer(request);

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context)
    {
        var clock = time.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return $"{request.RemoteAddress} - - [{clock}] \"{request.Method} {request.Path} HTTP/1.1\" {response.Status} {response.Body.Length} \"{Header(request, "referer")}\" \"{Header(request, "user-agent")}\" \"{Header(request, "x-forwarded-for")}\"";
    }

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;

    private static HttpResponse Answer(HttpRequest request)
    {
        var path = request.Path.Split('?')[0];
        if (request.Method is not ("GET" or "HEAD"))
            return ErrorPage(405, "Not Allowed");
        if (path is not ("/" or "/index.html"))
            return ErrorPage(404, "Not Found");
        var page = Page(200, WelcomePage);
        return request.Method == "HEAD" ? page with { Body = Bytes.Empty } : page;
    }

    private static HttpResponse ErrorPage(int status, string text) => Page(
        status,
        $"<html>\r\n<head><title>{status} {text}</title></head>\r\n<body>\r\n<center><h1>{status} {text}</h1></center>\r\n<hr><center>{Version}</center>\r\n</body>\r\n</html>\r\n");

    private static HttpResponse Page(int status, string html)
    {
        var page = HttpResponse.FromText(html, status, "text/html");
        return page with { Headers = page.Headers.Set("server", Version) };
    }

    private static string Header(HttpRequest request, string name) => request.Headers.Find(name, "-");
}
