using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>The web server nginx with a configuration of its own: reads it, serves by it, reads it again when told to.</summary>
internal sealed class NginxProgram : IContainerProgram
{
    public const string Configuration = "/etc/nginx/nginx.conf";

    private readonly SortedDictionary<int, IDisposable> _listening = [];
    private NginxSite? _site;
    private ContainerContext? _context;

    /// <summary>Whether a container's nginx is not just as its image has it.</summary>
    public static bool IsConfigured(ContainerInstance container) =>
        container.Spec.Command.Count > 0 || container.Spec.Args.Count > 0 || container.Spec.VolumeMounts.Any(mount => mount.MountPath.StartsWith("/etc", StringComparison.Ordinal) || mount.MountPath.StartsWith("/usr", StringComparison.Ordinal));

    public async Task<int> RunAsync(ContainerContext context)
    {
        _context = context;
        context.Container.Program = this;
        foreach (var line in NginxLog.Opening(context))
            context.Log(line);
        if (Load() is { } problem)
        {
            context.LogError(NginxLog.Error(context, "emerg", "1#1: " + problem));
            context.LogError("nginx: [emerg] " + problem);
            return 1;
        }
        await context.WaitForStop();
        return 0;
    }

    /// <summary>Reads the configuration again, as on SIGHUP.</summary>
    /// <returns>What is wrong with it, in which case everything stays as it was; null when nothing is.</returns>
    public string? Load()
    {
        NginxSite site;
        try
        {
            site = new(_context!, Configuration);
        }
        catch (NginxConfigException wrong)
        {
            return wrong.Message;
        }
        var ports = site.Servers.SelectMany(server => server.Ports).Distinct().Order().ToList();
        foreach (var port in _listening.Keys.Except(ports).ToList())
        {
            _listening[port].Dispose();
            _listening.Remove(port);
        }
        foreach (var port in ports.Except(_listening.Keys).ToList())
        {
            try
            {
                _listening.Add(port, _context!.Container.ListenHttp(port, AnswerAsync));
            }
            catch (IOException)
            {
                return $"bind() to 0.0.0.0:{port} failed (98: Address already in use)";
            }
        }
        _site = site;
        return null;
    }

    private async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        var site = _site!;
        var response = await site.AnswerAsync(request);
        if (site.Logs(request))
            _context!.Log(NginxLog.Access(request, response, _context.Time.GetUtcNow()));
        return response;
    }
}
