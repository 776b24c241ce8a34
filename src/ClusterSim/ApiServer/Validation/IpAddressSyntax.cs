using System.Net;
using System.Net.Sockets;

namespace ClusterSim.ApiServer.Validation;

/// <summary>IP addresses. What older servers took and this one does not — leading zeros, IPv4 written as IPv6 — is told apart, since objects may still have it.</summary>
/// <remarks>Source: apimachinery util/validation/ip.go, IsValidIPForLegacyField, GetWarningsForIP (v1.36).</remarks>
internal static class IpAddressSyntax
{
    /// <summary>Checks an address; one of <paramref name="accepted"/>, which the stored object has, is not looked at again.</summary>
    public static void Validate(string? address, FieldPath path, FieldErrors errors, IReadOnlyCollection<string>? accepted = null)
    {
        if (accepted?.Contains(address ?? "") == true)
            return;
        if (Parse(address) is not { } parsed)
            errors.Invalid(path, address ?? "", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        else if (parsed.IsIPv4MappedToIPv6)
            errors.Invalid(path, address, "must not be an IPv4-mapped IPv6 address");
        else if (HasLeadingZeros(address!))
            errors.Invalid(path, address, "must not have leading 0s");
    }

    /// <summary>What is wrong with an address that must be written in the one canonical way; empty when nothing is.</summary>
    public static IReadOnlyList<string> CheckCanonical(string address)
    {
        var errors = new FieldErrors();
        Validate(address, FieldPath.Metadata, errors);
        if (!errors.Any && Parse(address) is { } parsed && parsed.ToString() != address)
            errors.Invalid(FieldPath.Metadata, address, $"must be in canonical form ({GoText.Quote(parsed.ToString())})");
        return errors.Errors.Select(error => error.Detail).ToList();
    }

    /// <summary>Whether a part of an IPv4 address has more digits than it needs.</summary>
    public static bool HasLeadingZeros(string address)
    {
        if (address.Contains(':'))
            return false;
        foreach (var part in address.AsSpan().Split('.'))
            if (address.AsSpan(part) is ['0', _, ..])
                return true;
        return false;
    }

    /// <summary>What to warn about in a valid address: a form that later versions refuse or that is not the canonical one.</summary>
    public static IEnumerable<string> Warnings(string? address, FieldPath path)
    {
        if (Parse(address) is not { } parsed)
            return [];
        if (parsed.IsIPv4MappedToIPv6 || (parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() != address))
            return [$"{path}: non-standard IP address {GoText.Quote(address!)} will be considered invalid in a future Kubernetes release: use {GoText.Quote(Plain(parsed))}"];
        return parsed.ToString() == address ? [] : [$"{path}: IPv6 address {GoText.Quote(address!)} should be in RFC 5952 canonical format ({GoText.Quote(parsed.ToString())})"];
    }

    /// <summary>The address, or null when it is none.</summary>
    public static IPAddress? Parse(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return null;
        if (!address.Contains(':'))
            return ParseV4(address);
        return address.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.') && IPAddress.TryParse(address, out var parsed) ? parsed : null;
    }

    /// <summary>Whether <paramref name="addresses"/> has addresses of both families, and only valid ones.</summary>
    public static bool IsDualStack(IEnumerable<string> addresses)
    {
        var families = addresses.Select(address => Parse(address) is { } parsed ? IsV4(parsed) : (bool?)null).ToList();
        return families.Contains(true) && families.Contains(false) && !families.Contains(null);
    }

    private static bool IsV4(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;

    private static string Plain(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static IPAddress? ParseV4(string address)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        foreach (var range in address.AsSpan().Split('.'))
        {
            var part = address.AsSpan(range);
            if (count == bytes.Length || part.ContainsAnyExceptInRange('0', '9') || !byte.TryParse(part, out bytes[count++]))
                return null;
        }
        return count == bytes.Length ? new(bytes) : null;
    }
}
