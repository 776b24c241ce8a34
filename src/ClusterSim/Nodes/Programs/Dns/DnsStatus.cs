namespace ClusterSim.Nodes.Programs.Dns;

/// <summary>How a question to a DNS server went.</summary>
internal enum DnsStatus : byte
{
    /// <summary>There is such a name, though not necessarily what was asked about it.</summary>
    NoError,

    /// <summary>There is no such name.</summary>
    NxDomain,

    /// <summary>Nobody answered.</summary>
    NoReply,
}
