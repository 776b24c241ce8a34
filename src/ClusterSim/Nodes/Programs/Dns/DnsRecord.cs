namespace ClusterSim.Nodes.Programs.Dns;

/// <summary>A resource record.</summary>
/// <param name="Name">Whose it is, without a dot at the end.</param>
/// <param name="Type">As in A, AAAA, CNAME, SRV, PTR, SOA.</param>
/// <param name="Data">The data as zone files write it: names have a dot at the end.</param>
internal sealed record DnsRecord(string Name, string Type, string Data)
{
    /// <summary>How many seconds it may be remembered; what a cluster's CoreDNS says.</summary>
    public const int Ttl = 30;
}
