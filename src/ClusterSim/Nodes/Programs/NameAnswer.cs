namespace ClusterSim.Nodes.Programs;

/// <summary>What the cluster's DNS says about a name.</summary>
/// <param name="FullName">The complete name that was found, as in <c>web.shop.svc.cluster.local</c>; what was asked for when nothing was.</param>
/// <param name="Addresses">The addresses behind it; none when nobody knows it.</param>
internal sealed record NameAnswer(string FullName, IReadOnlyList<string> Addresses);

/// <summary>Where a port of a Service is to be found.</summary>
/// <param name="Target">The name of who serves it.</param>
/// <param name="Address">Its address.</param>
/// <param name="Port">The port.</param>
/// <param name="Weight">How much of the traffic it should get.</param>
internal sealed record ServiceRecord(string Target, string Address, int Port, int Weight);
