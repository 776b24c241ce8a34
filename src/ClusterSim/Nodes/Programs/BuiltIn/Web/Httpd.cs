using System.Globalization;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web;

/// <summary>The web server Apache as the image <c>httpd</c> comes: files of a directory, an access log on standard output.</summary>
internal sealed class Httpd(string root) : ServerProgram
{
    public const string Welcome = "<html><body><h1>It works!</h1></body></html>\n";

    private const string DefaultVersion = "2.4.65";

    private static readonly int[] Ports = [80];

    protected internal override IReadOnlyList<int> PortsOf(Container container) => Ports;

    protected internal override string PortTaken(int port, DateTimeOffset time) =>
        $"(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:{port}\nno listening sockets available, shutting down\nAH00015: Unable to open logs";

    internal override IEnumerable<string> OpeningLines(ContainerContext context)
    {
        var time = context.Container.StartedAt.ToString("ddd MMM dd HH:mm:ss.ffffff yyyy", CultureInfo.InvariantCulture);
        yield return $"AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using {context.PodIP}. Set the 'ServerName' directive globally to suppress this message";
        yield return $"[{time}] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/{VersionOf(context)} (Unix) configured -- resuming normal operations";
        yield return $"[{time}] [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'";
    }

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        var response = Find(request, context);
        response = response with { Headers = response.Headers.SetRange([new("date", FileAnswer.DateOf(context.Time.GetUtcNow())), new("server", $"Apache/{VersionOf(context)} (Unix)")]) };
        return response;
    }

    protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) =>
        $"{request.RemoteAddress} - - [{time.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture)}] \"{request.Method} {request.Path} HTTP/1.1\" {response.Status} {(response.Body.Length == 0 ? "-" : response.Body.Length.ToString(CultureInfo.InvariantCulture))}";

    protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;

    private static string VersionOf(ContainerContext context) => ImageVersion.Of(context.Spec.Image, DefaultVersion);

    private HttpResponse Find(HttpRequest request, ContainerContext context)
    {
        if (request.Method == "OPTIONS")
            return new() { Headers = [new("allow", "OPTIONS,HEAD,GET,POST,TRACE")] };
        if (request.Method is not ("GET" or "HEAD" or "POST"))
            return Error(405, "Method Not Allowed", "<p>The requested method " + request.Method + " is not allowed for this URL.</p>");
        var uri = Uri.UnescapeDataString(request.Path.Split('?', 2)[0]);
        var place = FileSystem.Absolute(root + "/" + uri, "/");
        var node = context.Container.Files.Find(place);
        if (node is DirectoryNode && !uri.EndsWith('/'))
        {
            var moved = Error(301, "Moved Permanently", $"<p>The document has moved <a href=\"{uri}/\">here</a>.</p>");
            return moved with { Headers = moved.Headers.Set("location", $"http://{request.Host}{uri}/") };
        }
        if (node is DirectoryNode directory)
            (node, place) = directory.Entries.GetValueOrDefault("index.html") is { } index ? (index, place + "/index.html") : (node, place);
        return node switch
        {
            RegularFile file => FileAnswer.Of(request, file.Content, file.Modified, MediaTypes.Of(place, "text/plain")),
            DirectoryNode shown => Listing(uri, shown),
            _ => Error(404, "Not Found", "<p>The requested URL was not found on this server.</p>"),
        };
    }

    private static HttpResponse Listing(string uri, DirectoryNode directory) => HttpResponse.FromText(
        $"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\n<html>\n <head>\n  <title>Index of {uri}</title>\n </head>\n <body>\n<h1>Index of {uri}</h1>\n<ul>"
        + string.Concat(directory.Entries.Select(entry => $"<li><a href=\"{entry.Key}\"> {entry.Key}{(entry.Value is DirectoryNode ? "/" : "")}</a></li>\n")) + "</ul>\n</body></html>\n",
        200,
        "text/html;charset=UTF-8");

    private static HttpResponse Error(int status, string title, string text) => HttpResponse.FromText(
        $"<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>{status} {title}</title>\n</head><body>\n<h1>{title}</h1>\n{text}\n</body></html>\n",
        status,
        "text/html; charset=iso-8859-1");
}
