using System.Net;
using ClusterSim.Simulation;

namespace ClusterSim.Networking;

/// <summary>The names by which programs find Services: <c>web</c>, <c>web.shop</c>, <c>web.shop.svc</c>, <c>web.shop.svc.cluster.local</c>.</summary>
/// <remarks>
/// Source: the DNS specification for Kubernetes; CoreDNS. A name without a namespace is looked up in the Pod's own. When several addresses stand behind a name, one is
/// drawn from the random stream <c>dns</c>, since CoreDNS shuffles its answers and clients take the first.
/// </remarks>
internal sealed class ServiceNames(ServiceTable services, RandomStream random, string clusterDomain)
{
    private const int MaxAliases = 8;

    /// <summary>The address that <paramref name="name"/> stands for; null when nobody knows it.</summary>
    public string? Resolve(string name, string @namespace)
    {
        for (var i = 0; i < MaxAliases; i++)
        {
            if (IPAddress.TryParse(name, out var address))
                return address.ToString();
            if (name == "localhost")
                return "127.0.0.1";
            if (KeyOf(name, @namespace) is not { } key || services.Find(key) is not { } service)
                return null;
            if (service.Spec.Type != "ExternalName")
                return AddressOf(service);
            name = service.Spec.ExternalName ?? "";
        }
        return null;
    }

    private ObjectKey? KeyOf(string name, string @namespace)
    {
        name = name.TrimEnd('.').ToLowerInvariant();
        var suffix = "." + clusterDomain;
        if (name.EndsWith(suffix, StringComparison.Ordinal))
            name = name[..^suffix.Length];
        return name.Split('.') switch
        {
            [var service] => new(@namespace, service),
            [var service, var ns] => new(ns, service),
            [var service, var ns, "svc"] => new(ns, service),
            _ => null,
        };
    }

    private string? AddressOf(Service service)
    {
        if (service.Spec.ClusterIP is { Length: > 0 } address and not "None")
            return address;
        var addresses = services.AddressesOf(service);
        return addresses.Count == 0 ? null : addresses[addresses.Count == 1 ? 0 : random.Next(addresses.Count)];
    }
}
