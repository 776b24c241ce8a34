using System.Globalization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>A <c>server</c>: ports, names, locations.</summary>
internal sealed class NginxVirtualServer
{
    private const int DefaultPort = 80;

    public NginxVirtualServer(NginxDirective directive, NginxScope http)
    {
        Scope = new(http, directive.Block ?? []);
        var listens = Scope.Directives.Where(inner => inner.Name == "listen").ToList();
        Ports = listens.Count == 0 ? [DefaultPort] : [.. listens.Select(PortOf).OfType<int>().Distinct()];
        DefaultOf = [.. listens.Where(listen => listen.Words.Contains("default_server")).Select(PortOf).OfType<int>()];
        Names = [.. Scope.Directives.Where(inner => inner.Name == "server_name").SelectMany(inner => inner.Words)];
        Locations = [.. Scope.Directives.Where(inner => inner.Name == "location").Select(inner => new NginxLocation(inner, Scope))];
        UsesTls = listens.Any(listen => listen.Words.Contains("ssl"));
    }

    public NginxScope Scope { get; }

    public IReadOnlyList<int> Ports { get; }

    public IReadOnlyList<int> DefaultOf { get; }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<NginxLocation> Locations { get; }

    public bool UsesTls { get; }

    /// <summary>Whether one of its names is <paramref name="host"/>.</summary>
    public bool IsFor(string host) => Names.Any(name => name == host
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.Ordinal))
        || (name.EndsWith(".*", StringComparison.Ordinal) && host.StartsWith(name[..^1], StringComparison.Ordinal)));

    private static int? PortOf(NginxDirective listen)
    {
        var where = listen.Word(0);
        if (where.StartsWith("unix:", StringComparison.Ordinal))
            return null;
        var text = where.LastIndexOf(':') is >= 0 and var colon && !where.EndsWith(']') ? where[(colon + 1)..] : where;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return port is > 0 and <= 65535 ? port : throw new NginxConfigException($"invalid port in \"{where}\" of the \"listen\" directive in {listen.Place}");
        return DefaultPort; // An address alone.
    }
}
