using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>Lines of nginx's logs.</summary>
internal static class NginxLog
{
    public static string Error(ContainerContext context, string severity, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{context.Time.GetUtcNow():yyyy/MM/dd HH:mm:ss} [{severity}] {text}");

    /// <summary>The format <c>main</c> of the image: combined, and who the request was forwarded for.</summary>
    public static string Access(HttpRequest request, HttpResponse response, DateTimeOffset at)
    {
        var time = at.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return $"{request.RemoteAddress} - - [{time}] \"{request.Method} {request.Path} HTTP/1.1\" {response.Status} {response.Body.Length} \"{Header(request, "referer")}\" \"{Header(request, "user-agent")}\" \"{Header(request, "x-forwarded-for")}\"";
    }

    /// <summary>What the image's entrypoint says, and then the server, when it starts.</summary>
    public static IEnumerable<string> Opening(ContainerContext context)
    {
        yield return "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration";
        yield return "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/";
        yield return "/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh";
        yield return "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf";
        yield return "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf";
        yield return "/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh";
        yield return "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh";
        yield return "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh";
        yield return "/docker-entrypoint.sh: Configuration complete; ready for start up";
        foreach (var notice in (string[])["using the \"epoll\" event method", $"nginx/{ImageVersion.Of(context.Spec.Image, NginxPages.DefaultVersion)}", "start worker processes", "start worker process 29"])
            yield return string.Create(CultureInfo.InvariantCulture, $"{context.Container.StartedAt:yyyy/MM/dd HH:mm:ss} [notice] 1#1: {notice}");
    }

    private static string Header(HttpRequest request, string name) => request.Headers.Find(name, "-");
}
