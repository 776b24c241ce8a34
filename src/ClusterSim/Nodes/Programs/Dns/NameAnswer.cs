namespace ClusterSim.Nodes.Programs.Dns;

/// <summary>What a program learns of a name.</summary>
/// <param name="Status">Whether there is such a name.</param>
/// <param name="FullName">The complete name that has the addresses, as in <c>web.shop.svc.cluster.local</c>; what was asked for when nothing was found.</param>
/// <param name="Addresses">The addresses behind it; none when nobody knows it.</param>
internal sealed record NameAnswer(DnsStatus Status, string FullName, IReadOnlyList<string> Addresses);
