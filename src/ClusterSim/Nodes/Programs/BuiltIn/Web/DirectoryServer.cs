using System.Globalization;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web;

/// <summary>The files of a directory over HTTP: <c>python -m http.server</c>.</summary>
internal sealed class DirectoryServer(int port, string root) : ServerProgram
{
    private readonly int[] _ports = [port];

    protected internal override int? ExitCodeOnSigterm => null;

    protected internal override IReadOnlyList<int> PortsOf(Container container) => _ports;

    protected internal override string PortTaken(int port, DateTimeOffset time) => "OSError: [Errno 98] Address already in use";

    protected internal override void Start(ContainerContext context) =>
        context.Log(string.Create(CultureInfo.InvariantCulture, $"Serving HTTP on 0.0.0.0 port {_ports[0]} (http://0.0.0.0:{_ports[0]}/) ..."));

    protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
    {
        if (request.Method is not ("GET" or "HEAD"))
            return HttpResponse.FromText($"Unsupported method ('{request.Method}')\n", 501);
        var uri = Uri.UnescapeDataString(request.Path.Split('?', 2)[0]);
        var place = FileSystem.Absolute(root + "/" + uri, "/");
        var node = context.Container.Files.Find(place);
        if (node is DirectoryNode directory && directory.Entries.GetValueOrDefault("index.html") is { } index)
            (node, place) = (index, place + "/index.html");
        return node switch
        {
            RegularFile file => FileAnswer.Of(request, file.Content, file.Modified, MediaTypes.Of(place, "application/octet-stream")),
            DirectoryNode shown => HttpResponse.FromText(
                $"<!DOCTYPE HTML>\n<html lang=\"en\">\n<title>Directory listing for {uri}</title>\n<h1>Directory listing for {uri}</h1>\n<ul>\n"
                + string.Concat(shown.Entries.Select(static entry => $"<li><a href=\"{entry.Key}\">{entry.Key}{(entry.Value is DirectoryNode ? "/" : "")}</a></li>\n")) + "</ul>\n</html>\n",
                200,
                "text/html"),
            _ => HttpResponse.FromText("File not found\n", 404),
        };
    }
}
