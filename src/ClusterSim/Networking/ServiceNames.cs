using System.Net;
using ClusterSim.Nodes.Programs;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>The names by which programs find Services and Pods: <c>web</c>, <c>web.shop</c>, <c>web.shop.svc.cluster.local</c>; <c>db-0.db</c> for a Pod behind a headless Service.</summary>
/// <remarks>
/// Source: the DNS specification for Kubernetes; CoreDNS; kubelet network/dns (the search list of a Pod's <c>resolv.conf</c>). When several addresses stand behind a name, one is
/// drawn from the random stream <c>dns</c>, since CoreDNS shuffles its answers and clients take the first.
/// </remarks>
internal sealed class ServiceNames(ServiceTable services, RandomStream random, string clusterDomain)
{
    private const int MaxAliases = 8;
    private const int SearchBelowDots = 5; // ndots of a Pod's resolv.conf

    /// <summary>The address that <paramref name="name"/> stands for; null when nobody knows it.</summary>
    public string? Resolve(string name, string @namespace)
    {
        if (IPAddress.TryParse(name, out var address))
            return address.ToString();
        name = name.ToLowerInvariant();
        if (name == "localhost")
            return "127.0.0.1";
        if (name.EndsWith('.'))
            return Query(name.TrimEnd('.'));
        if (name.Count(static letter => letter == '.') >= SearchBelowDots && Query(name) is { } found)
            return found;
        string[] searched = [$"{name}.{@namespace}.svc.{clusterDomain}", $"{name}.svc.{clusterDomain}", $"{name}.{clusterDomain}", name];
        foreach (var candidate in searched)
        {
            if (Query(candidate) is { } answer)
                return answer;
        }
        return null;
    }

    /// <summary>All that is known about a name.</summary>
    public NameAnswer Lookup(string name, string @namespace)
    {
        if (IPAddress.TryParse(name, out var address))
            return new(name, [address.ToString()]);
        var asked = name.TrimEnd('.').ToLowerInvariant();
        string[] searched = name.EndsWith('.') ? [asked] : [asked, $"{asked}.{@namespace}.svc.{clusterDomain}", $"{asked}.svc.{clusterDomain}", $"{asked}.{clusterDomain}"];
        foreach (var candidate in searched)
        {
            if (QueryAll(candidate) is { Count: > 0 } found)
                return new(candidate, found);
        }
        return new(name, []);
    }

    /// <summary>Where the ports of a Service are.</summary>
    /// <param name="name">As in <c>_http._tcp.web.shop.svc.cluster.local</c>, or the Service's name alone for all its ports.</param>
    public IReadOnlyList<ServiceRecord> LookupServices(string name)
    {
        var suffix = ".svc." + clusterDomain;
        if (!name.EndsWith(suffix, StringComparison.Ordinal))
            return [];
        var labels = name[..^suffix.Length].Split('.');
        var (port, key) = labels switch
        {
            [['_', .. var portName], "_tcp" or "_udp", var service, var ns] => (portName, new ObjectKey(ns, service)),
            [var service, var ns] => (null, new ObjectKey(ns, service)),
            _ => (null, default),
        };
        if (labels.Length < 2 || services.Find(key) is not { } found)
            return [];
        var ports = found.Spec.Ports.Where(candidate => port is null || candidate.Name == port).ToList();
        if (found.Spec.ClusterIP is { Length: > 0 } address and not "None")
            return [.. ports.Select(candidate => new ServiceRecord($"{key.Name}.{key.Namespace}{suffix}", address, candidate.Port, 100 / Math.Max(1, ports.Count)))];
        var hosts = services.HostsOf(found);
        return [.. hosts.SelectMany(host => ports.Select(candidate => new ServiceRecord($"{host.Name}.{key.Name}.{key.Namespace}{suffix}", host.Address, candidate.Port, 100 / Math.Max(1, hosts.Count * ports.Count))))];
    }

    private IReadOnlyList<string> QueryAll(string name)
    {
        var suffix = $".svc.{clusterDomain}";
        var isHeadless = name.EndsWith(suffix, StringComparison.Ordinal) && name[..^suffix.Length].Split('.') is [var service, var ns]
            && services.Find(new(ns, service)) is { Spec: { ClusterIP: "None", Type: not "ExternalName" } };
        if (isHeadless && name[..^suffix.Length].Split('.') is [var headless, var space])
            return services.AddressesOf(services.Find(new(space, headless))!);
        return name == "localhost" ? ["127.0.0.1"] : Query(name) is { } address ? [address] : [];
    }

    /// <summary>The address of a complete name; null when there is none.</summary>
    private string? Query(string name)
    {
        for (var i = 0; i < MaxAliases; i++)
        {
            if (IPAddress.TryParse(name, out var address))
                return address.ToString();
            var suffix = "." + clusterDomain;
            if (!name.EndsWith(suffix, StringComparison.Ordinal))
                return null;
            var labels = name[..^suffix.Length].Split('.');
            if (labels is [var pod, _, "pod"])
                return IPAddress.TryParse(pod.Replace('-', '.'), out var own) ? own.ToString() : null;
            if (labels is [var host, var service, var ns, "svc"])
                return services.Find(new(ns, service)) is { } headless ? OneOf(services.AddressesOf(headless, host)) : null;
            if (labels is not [var only, var space, "svc"] || services.Find(new(space, only)) is not { } found)
                return null;
            if (found.Spec.Type != "ExternalName")
                return AddressOf(found);
            name = (found.Spec.ExternalName ?? "").TrimEnd('.').ToLowerInvariant();
        }
        return null;
    }

    private string? AddressOf(Service service) =>
        service.Spec.ClusterIP is { Length: > 0 } address and not "None" ? address : OneOf(services.AddressesOf(service));

    private string? OneOf(IReadOnlyList<string> addresses) => addresses.Count == 0 ? null : addresses[addresses.Count == 1 ? 0 : random.Next(addresses.Count)];
}
