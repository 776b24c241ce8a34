using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Nodes.Pods;

/// <summary>How a Pod looks names up, by its <c>dnsPolicy</c> and <c>dnsConfig</c>.</summary>
/// <remarks>Source: kubelet network/dns/dns.go, GetPodDNS (v1.36). A node's own file names the resolver of its network, as kind's nodes do.</remarks>
internal static class PodResolver
{
    private const int MaxNameservers = 3; // MaxDNSNameservers
    private const int MaxSearches = 32; // MaxDNSSearchPaths

    public static ResolverSettings Of(Pod pod, IPodNetwork network)
    {
        var (spec, ns) = (pod.Spec, pod.Metadata.Namespace);
        var isOfCluster = spec.DnsPolicy is "ClusterFirstWithHostNet" || (spec.DnsPolicy is null or "" or "ClusterFirst" && !spec.HostNetwork);
        var settings = spec.DnsPolicy == "None" ? new ResolverSettings([], [], [])
            : isOfCluster ? new([network.DnsAddress], [$"{ns}.svc.{network.ClusterDomain}", $"svc.{network.ClusterDomain}", network.ClusterDomain], ["ndots:5"])
            : new([network.OutsideDnsAddress], [], ["ndots:0"]);
        return spec.DnsConfig is { } config ? WithConfig(settings, config) : settings;
    }

    private static ResolverSettings WithConfig(ResolverSettings settings, PodDNSConfig config)
    {
        var options = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in settings.Options)
            options[option.Split(':')[0]] = option;
        foreach (var option in config.Options)
            options[option.Name ?? ""] = option.Value is { Length: > 0 } value ? $"{option.Name}:{value}" : option.Name ?? "";
        return new(
            [.. settings.Nameservers.Concat(config.Nameservers).Distinct(StringComparer.Ordinal).Take(MaxNameservers)],
            [.. settings.Searches.Concat(config.Searches).Distinct(StringComparer.Ordinal).Take(MaxSearches)],
            [.. options.Values]);
    }
}
