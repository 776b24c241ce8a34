using System.Net;
using ClusterSim.Api;

namespace ClusterSim.Server.Exposure;

/// <summary>A port of this machine that leads to one in the cluster.</summary>
/// <param name="Source">Namespace and name of the Service; for the address of Ingresses, of one of them.</param>
/// <param name="Address">The address in the cluster: a load balancer's, or empty for a node port, which every node has.</param>
/// <param name="Port">The port there.</param>
/// <param name="Local">Where it is on this machine: the same port if it was free, else another.</param>
public sealed record ExposedPort(ObjectKey Source, string Address, int Port, IPEndPoint Local)
{
    /// <summary>Whether it is a port of every node.</summary>
    public bool IsNodePort => Address.Length == 0;
}
