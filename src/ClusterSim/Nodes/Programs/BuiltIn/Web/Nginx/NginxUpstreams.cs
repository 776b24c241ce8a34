using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

/// <summary>Groups of servers behind a name, each in its turn.</summary>
internal sealed class NginxUpstreams(ContainerContext context, NginxScope http)
{
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal); // Looked up, never enumerated.

    /// <summary>Host and port for the next request to what <c>proxy_pass</c> names.</summary>
    public string Next(string authority)
    {
        if (Servers(authority) is not { Count: > 0 } servers)
            return authority;
        var turn = _turns.GetValueOrDefault(authority);
        _turns[authority] = turn + 1;
        return servers[turn % servers.Count].Word(0);
    }

    /// <exception cref="NginxConfigException">A host is named that nobody knows; nginx asks when it starts.</exception>
    public void Check(NginxDirective pass)
    {
        var target = pass.Word(0);
        if (target.Contains('$'))
            return; // Known only when a request comes.
        if (target.IndexOf("://", StringComparison.Ordinal) is not (> 0 and var scheme))
            throw new NginxConfigException($"invalid URL prefix in {pass.Place}");
        var authority = target[(scheme + 3)..].Split('/')[0];
        if (Servers(authority) is not { Count: > 0 } servers)
            Resolve(authority, pass.Place);
        else
            foreach (var server in servers)
                Resolve(server.Word(0), server.Place);
    }

    private List<NginxDirective>? Servers(string name) =>
        http.Directives.FirstOrDefault(directive => directive.Name == "upstream" && directive.Word(0) == name)?.Block?.Where(directive => directive.Name == "server" && !directive.Words.Contains("down")).ToList();

    private void Resolve(string authority, string place)
    {
        var host = authority.Split(':')[0];
        if (host.Length > 0 && !host.All(letter => char.IsAsciiDigit(letter) || letter == '.') && !host.StartsWith('[') && host != "localhost" && context.Container.Network.Lookup(context.Container.Pod, host).Addresses.Count == 0)
            throw new NginxConfigException($"host not found in upstream \"{authority}\" in {place}");
    }
}
