using System.Net;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs.Dns;
using ClusterSim.Simulation;
using EndpointPort = ClusterSim.Api.Discovery.EndpointPort;

namespace ClusterSim.Networking.Names;

/// <summary>The cluster's names, as its DNS server answers for them: Services, the Pods behind them, and addresses.</summary>
/// <remarks>
/// Source: the DNS specification for Kubernetes; CoreDNS, plugins kubernetes (<c>pods insecure</c>) and loadbalance (v1.13), as kubeadm configures them. Several answers begin with one drawn from the random stream
/// <c>dns</c>, since CoreDNS shuffles them and clients take the first.
/// </remarks>
internal sealed class DnsZone(ServiceTable services, Informer<Namespace> namespaces, RandomStream random, string domain)
{
    private const string Reverse = ".in-addr.arpa";

    private readonly string _suffix = "." + domain;

    /// <summary>Whether the server has an answer of its own about a name.</summary>
    public bool Has(string name) => name == domain || name.EndsWith(_suffix, StringComparison.Ordinal) || AddressIn(name) is not null;

    /// <summary>What there is about a complete name in lower case.</summary>
    public DnsReply Query(string name, string type)
    {
        if (AddressIn(name) is { } address)
            return NameOf(address) is { } known ? Found(type == "PTR" ? [new(name, "PTR", known + ".")] : []) : Missing();
        var labels = name == domain ? [] : name[..^_suffix.Length].Split('.');
        return labels switch
        {
            [] or ["svc"] or ["pod"] => Found([]),
            [var ns, "svc" or "pod"] => namespaces.Find(new("", ns)) is null ? Missing() : Found([]),
            [var pod, var ns, "pod"] => namespaces.Find(new("", ns)) is not null && IPAddress.TryParse(pod.Replace('-', '.'), out var own) ? Found(Addresses(name, type, [own.ToString()])) : Missing(),
            [var service, var ns, "svc"] when services.Find(new(ns, service)) is { } found => OfService(name, type, found, port: null, protocol: null),
            [['_', .. var port], ['_', .. var protocol], var service, var ns, "svc"] when services.Find(new(ns, service)) is { } found => OfService(name, type, found, port, protocol),
            [var host, var service, var ns, "svc"] when services.Find(new(ns, service)) is { } found => OfHost(name, type, found, host),
            _ => Missing(),
        };
    }

    private DnsReply OfService(string name, string type, Service service, string? port, string? protocol)
    {
        if (service.Spec.Type == "ExternalName")
            return port is null ? Found([new(name, "CNAME", (service.Spec.ExternalName ?? "").TrimEnd('.').ToLowerInvariant() + ".")]) : Missing();
        var full = $"{service.Metadata.Name}.{service.Metadata.Namespace}.svc{_suffix}";
        if (service.Spec.ClusterIP is { Length: > 0 } address and not "None")
        {
            var ports = service.Spec.Ports.Where(candidate => port is null || (candidate.Name == port && IsProtocol(candidate.Protocol, protocol!))).Select(static candidate => candidate.Port).ToList();
            return port is not null && ports.Count == 0 ? Missing() : Reply(name, type, isAddress: port is null, [(full, address, ports)]);
        }
        var hosts = services.EndpointsOf(service).Select(endpoint => ($"{endpoint.Name}.{full}", endpoint.Address, PortsOf(endpoint.Ports, port, protocol))).Where(host => port is null || host.Item3.Count > 0).ToList();
        return hosts.Count == 0 ? Missing() : Reply(name, type, isAddress: port is null, hosts);
    }

    private DnsReply OfHost(string name, string type, Service service, string host)
    {
        if (service.Spec.Type == "ExternalName" || service.Spec.ClusterIP != "None")
            return Missing();
        var hosts = services.EndpointsOf(service).Where(endpoint => endpoint.Name == host).Select(endpoint => (name, endpoint.Address, PortsOf(endpoint.Ports, null, null))).ToList();
        return hosts.Count == 0 ? Missing() : Reply(name, type, isAddress: true, hosts);
    }

    /// <summary>Addresses, or where ports are: of one host or several.</summary>
    private DnsReply Reply(string name, string type, bool isAddress, List<(string Name, string Address, List<int> Ports)> hosts)
    {
        if (type == "SRV")
        {
            var weight = 100 / Math.Max(1, hosts.Sum(static host => host.Ports.Count));
            return Found(
                [.. hosts.SelectMany(static host => host.Ports, (host, port) => new DnsRecord(name, "SRV", $"0 {weight} {port} {host.Name}."))],
                [.. hosts.DistinctBy(static host => (host.Name, host.Address)).Select(static host => new DnsRecord(host.Name, "A", host.Address))]);
        }
        return Found(isAddress ? Addresses(name, type, [.. hosts.Select(static host => host.Address).Distinct(StringComparer.Ordinal)]) : []);
    }

    private DnsRecord[] Addresses(string name, string type, string[] addresses)
    {
        if (type is not ("A" or "ANY"))
            return [];
        var first = addresses.Length > 1 ? random.Next(addresses.Length) : 0;
        return [.. Enumerable.Range(0, addresses.Length).Select(i => new DnsRecord(name, "A", addresses[(first + i) % addresses.Length]))];
    }

    private static List<int> PortsOf(ValueList<EndpointPort> ports, string? name, string? protocol) =>
        [.. ports.Where(port => name is null || (port.Name == name && IsProtocol(port.Protocol, protocol!))).Select(static port => port.Port).OfType<int>()];

    private static bool IsProtocol(string? protocol, string asked) => string.Equals(protocol ?? "TCP", asked, StringComparison.OrdinalIgnoreCase);

    private string? NameOf(string address)
    {
        if (services.FindByClusterIP(address) is { } service)
            return $"{service.Metadata.Name}.{service.Metadata.Namespace}.svc{_suffix}";
        return services.FindEndpoint(address) is var (owner, host) ? $"{host}.{owner.Name}.{owner.Namespace}.svc{_suffix}" : null;
    }

    private static string? AddressIn(string name) =>
        name.EndsWith(Reverse, StringComparison.Ordinal) && IPAddress.TryParse(string.Join('.', name[..^Reverse.Length].Split('.').Reverse()), out var address) ? address.ToString() : null;

    private DnsReply Found(IReadOnlyList<DnsRecord> answers, IReadOnlyList<DnsRecord>? additional = null) =>
        new(DnsStatus.NoError, answers, additional ?? [], answers.Count == 0 ? Authority : null);

    private DnsReply Missing() => new(DnsStatus.NxDomain, [], [], Authority);

    private DnsRecord Authority => field ??= new(domain, "SOA", $"ns.dns.{domain}. hostmaster.{domain}. 1735689600 7200 1800 86400 30");
}
