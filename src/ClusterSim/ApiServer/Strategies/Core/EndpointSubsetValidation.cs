using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the addresses and ports that Endpoints list.</summary>
/// <remarks>Source: core/validation/validation.go, validateEndpointSubsets (v1.36).</remarks>
internal static class EndpointSubsetValidation
{
    /// <summary>Checks all subsets; addresses that <paramref name="old"/> has stay allowed however they are written.</summary>
    public static void Validate(ValueList<EndpointSubset> subsets, ValueList<EndpointSubset> old, FieldPath path, FieldErrors errors)
    {
        var accepted = old.SelectMany(subset => subset.Addresses.Concat(subset.NotReadyAddresses)).Select(address => address.Ip).ToList();
        for (var i = 0; i < subsets.Count; i++)
        {
            var subset = subsets[i];
            if (subset.Addresses.Count + subset.NotReadyAddresses.Count == 0)
                errors.Required(path[i], "must specify `addresses` or `notReadyAddresses`");
            for (var j = 0; j < subset.Addresses.Count; j++)
                ValidateAddress(subset.Addresses[j], accepted, path[i]["addresses"][j], errors);
            for (var j = 0; j < subset.NotReadyAddresses.Count; j++)
                ValidateAddress(subset.NotReadyAddresses[j], accepted, path[i]["notReadyAddresses"][j], errors);
            for (var j = 0; j < subset.Ports.Count; j++)
                ValidatePort(subset.Ports[j], subset.Ports.Count > 1, path[i]["ports"][j], errors);
        }
    }

    private static void ValidateAddress(EndpointAddress address, List<string> accepted, FieldPath path, FieldErrors errors)
    {
        IpAddressSyntax.Validate(address.Ip, path["ip"], errors, accepted);
        if (!string.IsNullOrEmpty(address.Hostname))
            errors.Invalid(path["hostname"], address.Hostname, DnsName.CheckLabel(address.Hostname));
        if (address.NodeName is not null)
            errors.Invalid(path["nodeName"], address.NodeName, DnsName.CheckSubdomain(address.NodeName));
        EndpointAddressRules.Validate(address.Ip, path["ip"], errors);
    }

    private static void ValidatePort(EndpointPort port, bool needsName, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(port.Name))
            errors.Invalid(path["name"], port.Name, DnsName.CheckLabel(port.Name));
        else if (needsName)
            errors.Required(path["name"]);
        errors.Invalid(path["port"], port.Port, PortSyntax.CheckNumber(port.Port));
        ServicePortValidation.ValidateProtocol(port.Protocol, path["protocol"], errors);
        if (port.AppProtocol is not null)
            errors.Invalid(path["appProtocol"], port.AppProtocol, LabelSyntax.CheckKey(port.AppProtocol));
    }
}
