using System.Net;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Networking.Names;

/// <summary>Looks names up, from wherever somebody asks: the DNS servers a Pod may ask, what they answer, and what its search list makes of a short name.</summary>
/// <param name="zone">What the cluster's server knows.</param>
/// <param name="knowsOutside">Whether the network outside knows a name; such names lead to the Ingress controller.</param>
/// <param name="isPublic">Whether the public DNS knows a name.</param>
/// <param name="mayAsk">Whether a Pod's questions reach a server.</param>
/// <param name="options">Where the servers are.</param>
internal sealed class NameResolver(DnsZone zone, Func<string, bool> knowsOutside, Func<string, bool> isPublic, Func<NetworkEndpoint, string, bool> mayAsk, NetworkOptions options)
{
    private const int MaxAliases = 8;

    /// <summary>Asks a server one question.</summary>
    /// <param name="source">The Pod that asks; null for somebody outside.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="name">A complete name.</param>
    /// <param name="type">The type of record, in capitals.</param>
    public DnsReply Ask(NetworkEndpoint? source, string server, string name, string type)
    {
        if (source is not null && !mayAsk(source, server))
            return DnsReply.None;
        var isOfCluster = server == options.DnsAddress;
        List<DnsRecord> answers = [];
        name = name.TrimEnd('.').ToLowerInvariant();
        for (var i = 0; i < MaxAliases; i++)
        {
            var reply = isOfCluster && zone.Has(name) ? zone.Query(name, type) : Outside(name, type);
            answers.AddRange(reply.Answers);
            if (type == "CNAME" || reply.Answers is not [{ Type: "CNAME" } alias])
                return reply with { Answers = answers, Status = answers.Count > 0 ? DnsStatus.NoError : reply.Status };
            name = alias.Data.TrimEnd('.');
        }
        return new(DnsStatus.NoError, answers, []);
    }

    /// <summary>All that a program learns about a name: <c>/etc/hosts</c> first, then the servers of its Pod.</summary>
    public NameAnswer Lookup(Vantage from, string name)
    {
        if (IPAddress.TryParse(name, out var address))
            return new(DnsStatus.NoError, name, [address.ToString()]);
        if ((from.Endpoint is { } pod ? pod.FindInHosts(name.TrimEnd('.')) : name == "localhost" ? "127.0.0.1" : null) is { } known)
            return new(DnsStatus.NoError, name, [known]);
        var settings = from.Endpoint is { } asking && asking.Key.Namespace == from.Namespace ? asking.Resolver : SettingsIn(from.Namespace);
        return Lookup(from.Endpoint, settings, name);
    }

    /// <summary>Looks a name up with the servers and the search list of a Pod.</summary>
    public NameAnswer Lookup(NetworkEndpoint? source, ResolverSettings settings, string name)
    {
        var isAnswered = false;
        foreach (var candidate in settings.Candidates(name.ToLowerInvariant()))
        {
            foreach (var server in settings.Nameservers)
            {
                var reply = Ask(source, server, candidate, "A");
                if (reply.Status == DnsStatus.NoReply)
                    continue; // The next server may.
                isAnswered = true;
                if (reply.Addresses.Any())
                    return new(DnsStatus.NoError, reply.Addresses.First().Name, [.. reply.Addresses.Select(static record => record.Data)]);
                break;
            }
        }
        return new(isAnswered ? DnsStatus.NxDomain : DnsStatus.NoReply, name, []);
    }

    /// <summary>Clients outside may use the names of the cluster as if they were Pods of a namespace.</summary>
    private ResolverSettings SettingsIn(string @namespace)
    {
        var domain = options.ClusterDomain;
        return new([options.DnsAddress], [$"{@namespace}.svc.{domain}", $"svc.{domain}", domain], ["ndots:5"]);
    }

    private DnsReply Outside(string name, string type)
    {
        var address = knowsOutside(name) ? options.IngressAddress : isPublic(name) ? options.InternetAddress : null;
        if (address is null)
            return new(DnsStatus.NxDomain, [], []);
        return new(DnsStatus.NoError, type is "A" or "ANY" ? [new(name, "A", address)] : [], []);
    }
}
