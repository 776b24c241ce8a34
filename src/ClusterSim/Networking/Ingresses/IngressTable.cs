using ClusterSim.Api.Networking;
using ClusterSim.Client;

namespace ClusterSim.Networking.Ingresses;

/// <summary>Hosts and paths of all Ingresses of the simulated controller; worked out anew when somebody asks after a change.</summary>
internal sealed class IngressTable
{
    private readonly Informer<Ingress> _ingresses;
    private readonly Informer<IngressClass> _classes;
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal); // In no order that shows.
    private bool _isStale = true;

    public IngressTable(Informers informers)
    {
        (_ingresses, _classes) = (informers.For<Ingress>(), informers.For<IngressClass>());
        _ingresses.OnChange((_, _) => _isStale = true);
        _classes.OnChange((_, _) => _isStale = true);
    }

    /// <summary>Whether some Ingress names this host.</summary>
    public bool Knows(string host)
    {
        Refresh();
        return _hosts.ContainsKey(host);
    }

    /// <summary>Where a request leads; null when no path of its host matches.</summary>
    /// <param name="host">The host that was asked for, without a port.</param>
    /// <param name="path">The path, without a query.</param>
    /// <param name="isSecured">Whether the host has a certificate.</param>
    public IngressPath? Find(string host, string path, out bool isSecured)
    {
        Refresh();
        var found = _hosts.GetValueOrDefault(host) ?? (host.IndexOf('.') is > 0 and var dot ? _hosts.GetValueOrDefault("*" + host[dot..]) : null) ?? _hosts.GetValueOrDefault("");
        isSecured = found?.IsSecured ?? false;
        return found?.Paths.Find(candidate => candidate.Matches(path));
    }

    private void Refresh()
    {
        if (!_isStale)
            return;
        _isStale = false;
        _hosts.Clear();
        foreach (var ingress in _ingresses.Items.Where(ingress => IngressClasses.Serves(ingress, _classes)).OrderBy(static ingress => ingress.Metadata.CreationTimestamp))
            Add(ingress);
        foreach (var host in _hosts.Values)
            host.Sort();
    }

    private void Add(Ingress ingress)
    {
        foreach (var rule in ingress.Spec.Rules)
        {
            var host = HostOf(rule.Host ?? "");
            foreach (var path in rule.Http?.Paths ?? [])
                host.Paths.Add(new(ingress, path.Path ?? "", path.PathType, path.Backend));
        }
        if (ingress.Spec.DefaultBackend is { } backend)
        {
            foreach (var name in ingress.Spec.Rules.Select(static rule => rule.Host ?? "").Append("").Distinct())
                HostOf(name).Fallbacks.Add(new(ingress, "/", "Prefix", backend));
        }
        foreach (var name in ingress.Spec.Tls.SelectMany(static tls => tls.Hosts))
        {
            if (_hosts.TryGetValue(name.ToLowerInvariant(), out var host))
                host.IsSecured = true;
        }
    }

    private Host HostOf(string name)
    {
        name = name.ToLowerInvariant();
        if (!_hosts.TryGetValue(name, out var host))
            _hosts.Add(name, host = new());
        return host;
    }

    /// <summary>A host's paths, the first that matches wins. What a default backend takes comes after all others.</summary>
    private sealed class Host
    {
        public List<IngressPath> Paths { get; } = [];

        public List<IngressPath> Fallbacks { get; } = [];

        public bool IsSecured { get; set; }

        public void Sort()
        {
            IngressPath[] sorted = [.. Paths.OrderBy(static path => path.Rank), .. Fallbacks];
            Paths.Clear();
            Paths.AddRange(sorted);
        }
    }
}
