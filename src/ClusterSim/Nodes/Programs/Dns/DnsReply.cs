namespace ClusterSim.Nodes.Programs.Dns;

/// <summary>What a DNS server answers to a question, if it does.</summary>
/// <param name="Status">Whether there is such a name.</param>
/// <param name="Answers">What was asked for, after the aliases that lead there.</param>
/// <param name="Additional">What helps to use it.</param>
/// <param name="Authority">Who says that there is nothing.</param>
internal sealed record DnsReply(DnsStatus Status, IReadOnlyList<DnsRecord> Answers, IReadOnlyList<DnsRecord> Additional, DnsRecord? Authority = null)
{
    /// <summary>Nobody answers.</summary>
    public static DnsReply None { get; } = new(DnsStatus.NoReply, [], []);

    /// <summary>The addresses among the answers.</summary>
    public IEnumerable<DnsRecord> Addresses => Answers.Where(static answer => answer.Type is "A" or "AAAA");
}
