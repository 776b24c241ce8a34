namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>Finds typing errors as nginx does: a directive without arguments that nobody knows.</summary>
internal static class NginxKnownDirectives
{
    private static readonly string[] TopLevel =
    [
        "user", "worker_processes", "error_log", "pid", "events", "http", "stream", "mail", "load_module", "env", "daemon", "master_process", "worker_rlimit_nofile", "worker_cpu_affinity", "worker_priority",
        "worker_shutdown_timeout", "timer_resolution", "thread_pool", "pcre_jit", "lock_file", "debug_points", "ssl_engine", "working_directory", "google_perftools_profiles",
    ];

    private static readonly string[] OnlyInServers = ["location", "listen", "server_name"];

    /// <exception cref="NginxConfigException">One does not belong where it is.</exception>
    public static void Check(IReadOnlyList<NginxDirective> directives, string context)
    {
        foreach (var directive in directives)
        {
            if (context == "main" && !TopLevel.Contains(directive.Name))
                throw new NginxConfigException(directive.Name == "server" || OnlyInServers.Contains(directive.Name) ? $"\"{directive.Name}\" directive is not allowed here in {directive.Place}" : $"unknown directive \"{directive.Name}\" in {directive.Place}");
            if (context == "http" && OnlyInServers.Contains(directive.Name))
                throw new NginxConfigException($"\"{directive.Name}\" directive is not allowed here in {directive.Place}");
            if (directive is { Name: "http", Block: { } inner })
                Check(inner, "http");
        }
    }
}
