using System.Net;
using System.Net.Sockets;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Checks that traffic can be sent to an address from anywhere: it must not mean the sender itself or its own link.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateEndpointIP (v1.36).</remarks>
internal static class EndpointAddressRules
{
    /// <summary>Checks an address. What is no address at all must have been complained about before.</summary>
    public static void Validate(string address, FieldPath path, FieldErrors errors)
    {
        if (IpAddressSyntax.Parse(address) is not { } parsed)
            return;
        var ip = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        var bytes = ip.GetAddressBytes();
        if (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            errors.Invalid(path, address, $"may not be unspecified ({address})");
        if (IPAddress.IsLoopback(ip))
            errors.Invalid(path, address, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
        if (ip.IsIPv6LinkLocal || (ip.AddressFamily == AddressFamily.InterNetwork && bytes is [169, 254, ..]))
            errors.Invalid(path, address, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        if (bytes is [224, 0, 0, _] || (bytes.Length == 16 && bytes[0] == 0xff && (bytes[1] & 0x0f) == 0x02))
            errors.Invalid(path, address, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
}
