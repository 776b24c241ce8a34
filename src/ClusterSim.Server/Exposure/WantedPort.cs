using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Networking;

namespace ClusterSim.Server.Exposure;

/// <summary>A port in the cluster that should be open on this machine.</summary>
/// <param name="Source">The Service or Ingress that asks for it.</param>
/// <param name="Address">The address in the cluster; empty for a node port.</param>
/// <param name="Port">The port there.</param>
/// <param name="ServicePort">The port of the Service; 0 for an address that is no Service's.</param>
internal sealed record WantedPort(ObjectKey Source, string Address, int Port, int ServicePort)
{
    private static readonly int[] WebPorts = [80, 443];

    public static IEnumerable<WantedPort> Of(Service service)
    {
        if (service.Spec.Type is not ("NodePort" or "LoadBalancer"))
            yield break;
        var key = ObjectKey.Of(service);
        foreach (var port in service.Spec.Ports.Where(port => port.Protocol is null or "TCP"))
        {
            if (port.NodePort > 0)
                yield return new(key, "", port.NodePort, port.Port);
            foreach (var ingress in service.Status.LoadBalancer.Ingress)
            {
                if (ingress.Ip is { Length: > 0 } address)
                    yield return new(key, address, port.Port, port.Port);
            }
        }
    }

    public static IEnumerable<WantedPort> Of(Ingress ingress) =>
        from status in ingress.Status.LoadBalancer.Ingress
        where status.Ip is { Length: > 0 }
        from port in status.Ports.Count > 0 ? status.Ports.Select(port => port.Port) : WebPorts
        select new WantedPort(ObjectKey.Of(ingress), status.Ip!, port, 0);
}
