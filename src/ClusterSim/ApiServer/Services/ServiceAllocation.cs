using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Services;

/// <summary>Gives Services their cluster addresses and node ports.</summary>
/// <remarks>
/// <para>Numbers are drawn from the random streams <c>apiserver/service-ips</c> and <c>apiserver/node-ports</c>.</para>
/// <para>Differs from Kubernetes: addresses are kept in memory, without an <c>IPAddress</c> object for each; there is one range, of IPv4.</para>
/// <para>Source: registry/core/service/storage/alloc.go, storage.go (v1.36).</para>
/// </remarks>
internal sealed class ServiceAllocation
{
    private readonly string _portRange;
    private readonly NumberPool _addresses;
    private readonly NumberPool _ports;

    public ServiceAllocation(SimulationLoop loop, ApiServerOptions options)
    {
        var network = IPNetwork.Parse(options.ServiceClusterIpRange);
        var size = 1L << (32 - network.PrefixLength);
        var first = Number(network.BaseAddress);
        _portRange = $"{options.FirstNodePort}-{options.LastNodePort}";
        // Neither the network's own address nor the broadcast address is given away.
        _addresses = new(first + 1, first + size - 2, LowerBand(size, 16, 256), loop.Random("apiserver/service-ips"));
        _ports = new(options.FirstNodePort, options.LastNodePort, LowerBand(options.LastNodePort - options.FirstNodePort + 1, 32, 128), loop.Random("apiserver/node-ports"));
    }

    /// <summary>The first address of <paramref name="range"/>, which is that of the Service <c>kubernetes</c>.</summary>
    public static string FirstAddress(string range)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(Number(IPNetwork.Parse(range).BaseAddress) + 1));
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Allocates what a new Service lacks.</summary>
    public Allocated BeginCreate(ApiObject obj)
    {
        if (obj is not Service service)
            return new(obj);
        service = ServiceFields.AlignClusterIps(service, null);
        service = ServiceFamilies.Resolve(service);
        return Allocate(service, null);
    }

    /// <summary>Carries over what the client left out, and allocates what the new type needs and the old one did not.</summary>
    public Allocated BeginUpdate(ApiObject obj, ApiObject old)
    {
        if (obj is not Service service)
            return new(obj);
        var before = (Service)old;
        service = ServiceFields.CarryOver(service, before);
        service = ServiceFields.AlignClusterIps(service, before);
        service = ServiceFamilies.Resolve(service);
        return Allocate(service, before);
    }

    /// <summary>Takes back what a deleted Service had.</summary>
    public void Release(ApiObject obj)
    {
        if (obj is not Service { Spec: var spec })
            return;
        foreach (var address in Addresses(spec))
            _addresses.Release(address);
        foreach (var port in Ports(spec))
            _ports.Release(port);
    }

    /// <summary>How many numbers at the beginning of a range are kept for those who ask for a certain one.</summary>
    private static long LowerBand(long size, int part, int max)
    {
        const int Min = 16;
        return size <= Min ? 0 : Math.Clamp(size / part, Min, max); // calculateRangeOffset
    }

    private Allocated Allocate(Service service, Service? before)
    {
        var transaction = new ServiceTransaction();
        try
        {
            var spec = WithAddress(service, before, transaction);
            spec = WithNodePorts(service with { Spec = spec }, before, transaction);
            return new(service with { Spec = spec }, transaction);
        }
        catch (ApiException)
        {
            transaction.Revert();
            throw;
        }
    }

    private ServiceSpec WithAddress(Service service, Service? before, ServiceTransaction transaction)
    {
        var spec = service.Spec;
        var had = before is not null && before.Spec.NeedsClusterIp;
        if (had && !spec.NeedsClusterIp)
            foreach (var address in Addresses(before!.Spec))
                transaction.Leaves(_addresses, address);
        if (had || !spec.NeedsClusterIp || spec.IsHeadless)
            return spec;
        if (spec.ClusterIPs is not [var wanted, ..] || wanted.Length == 0)
        {
            var taken = _addresses.Take() ?? throw ApiErrors.Internal("failed to allocate a serviceIP: range is full", new());
            transaction.Took(_addresses, taken);
            var text = Text(taken);
            return spec with { ClusterIP = text, ClusterIPs = [text] };
        }
        if (IpAddressSyntax.Parse(wanted) is { AddressFamily: AddressFamily.InterNetwork } ip) // Otherwise validation says what is wrong.
            Take(service, wanted, Number(ip), transaction);
        return spec;
    }

    private void Take(Service service, string wanted, long address, ServiceTransaction transaction)
    {
        var why = !_addresses.Contains(address) ? "the provided network does not match the current range" // ErrMismatchedNetwork
            : !_addresses.TryTake(address) ? "provided IP is already allocated"
            : null;
        if (why is not null)
            throw ApiErrors.Invalid("", "Service", service.Metadata.Name ?? "", FieldPath.Spec["clusterIPs"], service.Spec.ClusterIPs, $"failed to allocate IP {wanted}: {why}");
        transaction.Took(_addresses, address);
    }

    private ServiceSpec WithNodePorts(Service service, Service? before, ServiceTransaction transaction)
    {
        var spec = service.Spec;
        HashSet<long> had = before is null ? [] : [.. Ports(before.Spec)];
        HashSet<long> taken = [];
        if (spec.NeedsNodePorts)
        {
            var ports = spec.Ports;
            for (var i = 0; i < ports.Count; i++)
                ports = ports.SetItem(i, ports[i] with { NodePort = TakePort(service, FieldPath.Spec["ports"][i]["nodePort"], ports[i], spec.Ports, had, taken, transaction) });
            spec = spec with { Ports = ports };
        }
        if (spec.NeedsHealthCheckNodePort)
            spec = spec with { HealthCheckNodePort = TakePort(service, FieldPath.Spec["healthCheckNodePort"], spec.HealthCheckNodePort, had, taken, transaction) };
        foreach (var port in had.Except(taken).Order())
            transaction.Leaves(_ports, port);
        return spec;
    }

    // TCP and UDP may share a number: the ports of one Service with one number and different protocols do.
    private int TakePort(Service service, FieldPath field, ServicePort port, ValueList<ServicePort> asked, HashSet<long> had, HashSet<long> taken, ServiceTransaction transaction)
    {
        if (port.NodePort != 0 && taken.Contains(port.NodePort) && asked.Any(other => other.NodePort == port.NodePort && other.Protocol != port.Protocol))
            return port.NodePort;
        return TakePort(service, field, port.NodePort, had, taken, transaction);
    }

    private int TakePort(Service service, FieldPath field, int wanted, HashSet<long> had, HashSet<long> taken, ServiceTransaction transaction)
    {
        if (had.Contains(wanted))
        {
            taken.Add(wanted);
            return wanted;
        }
        if (wanted != 0)
            CheckPort(service, field, wanted);
        var port = wanted != 0 ? wanted : _ports.Take() ?? throw ApiErrors.Internal("failed to allocate a nodePort: range is full", new());
        taken.Add(port);
        transaction.Took(_ports, port);
        return (int)port;
    }

    private void CheckPort(Service service, FieldPath field, int wanted)
    {
        var why = !_ports.Contains(wanted) ? $"provided port is not in the valid range. The range of valid ports is {_portRange}"
            : !_ports.TryTake(wanted) ? "provided port is already allocated"
            : null;
        if (why is not null)
            throw ApiErrors.Invalid("", "Service", service.Metadata.Name ?? "", field, wanted, why);
    }

    private IEnumerable<long> Addresses(ServiceSpec spec) => spec.ClusterIPs
        .Select(text => IpAddressSyntax.Parse(text) is { AddressFamily: AddressFamily.InterNetwork } ip ? Number(ip) : -1)
        .Where(_addresses.Contains);

    private static IEnumerable<long> Ports(ServiceSpec spec) => spec.Ports
        .Select(port => (long)port.NodePort)
        .Append(spec.HealthCheckNodePort)
        .Where(port => port != 0);

    private static long Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    private static string Text(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        return new IPAddress(bytes).ToString();
    }
}
