using ClusterSim.Api.Discovery;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with an EndpointSlice.</summary>
/// <remarks>Source: discovery/validation/validation.go (v1.36).</remarks>
internal static class EndpointSliceValidation
{
    private const int MaxAddresses = 100;
    private const int MaxPorts = 100;
    private const int MaxEndpoints = 1000;
    private const int MaxHints = 8;

    private static readonly string[] AddressTypes = ["FQDN", "IPv4", "IPv6"];
    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    public static void Validate(EndpointSlice slice, FieldErrors errors)
    {
        if (slice.AddressType.Length == 0)
            errors.Required(FieldPath.Root("addressType"));
        else if (!AddressTypes.Contains(slice.AddressType))
            errors.NotSupported(FieldPath.Root("addressType"), slice.AddressType, AddressTypes);
        ValidateEndpoints(slice.Endpoints, slice.AddressType, FieldPath.Root("endpoints"), errors);
        ValidatePorts(slice.Ports, FieldPath.Root("ports"), errors);
    }

    private static void ValidateEndpoints(ValueList<Endpoint> endpoints, string addressType, FieldPath path, FieldErrors errors)
    {
        if (endpoints.Count > MaxEndpoints)
        {
            errors.TooMany(path, endpoints.Count, MaxEndpoints);
            return;
        }
        for (var i = 0; i < endpoints.Count; i++)
        {
            var (endpoint, at) = (endpoints[i], path[i]);
            ValidateAddresses(endpoint.Addresses, addressType, at["addresses"], errors);
            if (endpoint.NodeName is not null)
                errors.Invalid(at["nodeName"], endpoint.NodeName, DnsName.CheckSubdomain(endpoint.NodeName));
            if (endpoint.Hostname is not null)
                errors.Invalid(at["hostname"], endpoint.Hostname, DnsName.CheckLabel(endpoint.Hostname));
            if (endpoint.Hints is { } hints)
                ValidateHints(hints, at["hints"], errors);
        }
    }

    private static void ValidateAddresses(ValueList<string> addresses, string type, FieldPath path, FieldErrors errors)
    {
        if (addresses.Count == 0)
            errors.Required(path, "must contain at least 1 address");
        else if (addresses.Count > MaxAddresses)
            errors.TooMany(path, addresses.Count, MaxAddresses);
        for (var i = 0; i < addresses.Count; i++)
            if (type is "IPv4" or "IPv6")
                ValidateAddress(addresses[i], type, path, i, errors);
            else if (type == "FQDN")
                FullyQualifiedName.Validate(addresses[i], path[i], errors);
    }

    private static void ValidateAddress(string address, string type, FieldPath path, int index, FieldErrors errors)
    {
        var before = errors.Count;
        IpAddressSyntax.Validate(address, path[index], errors);
        if (errors.Count > before)
            return;
        if (address.Contains(':') != (type == "IPv6"))
            errors.Invalid(path, address, $"must be an {type} address");
        EndpointAddressRules.Validate(address, path[index], errors);
    }

    private static void ValidateHints(EndpointHints hints, FieldPath path, FieldErrors errors)
    {
        if (hints.ForZones.Count > MaxHints)
        {
            errors.TooMany(path["forZones"], hints.ForZones.Count, MaxHints);
            return;
        }
        for (var i = 0; i < hints.ForZones.Count; i++)
            ValidateHint(hints.ForZones[i].Name, hints.ForZones.Take(i).Select(hint => hint.Name), LabelSyntax.CheckValue, path["forZones"][i]["name"], errors);
        if (hints.ForNodes.Count > MaxHints)
        {
            errors.TooMany(path["forNodes"], hints.ForNodes.Count, MaxHints);
            return;
        }
        for (var i = 0; i < hints.ForNodes.Count; i++)
            ValidateHint(hints.ForNodes[i].Name, hints.ForNodes.Take(i).Select(hint => hint.Name), DnsName.CheckSubdomain, path["forNodes"][i]["name"], errors);
    }

    private static void ValidateHint(string name, IEnumerable<string> before, Func<string, IReadOnlyList<string>> check, FieldPath path, FieldErrors errors)
    {
        if (before.Contains(name))
            errors.Duplicate(path, name);
        errors.Invalid(path, name, check(name));
    }

    private static void ValidatePorts(ValueList<Api.Discovery.EndpointPort> ports, FieldPath path, FieldErrors errors)
    {
        if (ports.Count > MaxPorts)
        {
            errors.TooMany(path, ports.Count, MaxPorts);
            return;
        }
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path[i]);
            if (!string.IsNullOrEmpty(port.Name))
                errors.Invalid(at["name"], port.Name, DnsName.CheckLabel(port.Name));
            if (ports.Take(i).Any(other => other.Name == port.Name))
                errors.Duplicate(at["name"], port.Name);
            if (port.Protocol is null)
                errors.Required(at["protocol"]);
            else if (!Protocols.Contains(port.Protocol))
                errors.NotSupported(at["protocol"], port.Protocol, Protocols);
            if (port.AppProtocol is not null)
                errors.Invalid(at["appProtocol"], port.AppProtocol, LabelSyntax.CheckKey(port.AppProtocol));
        }
    }
}
