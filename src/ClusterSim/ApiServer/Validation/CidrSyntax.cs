using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Ranges of IP addresses, as in <c>10.0.0.0/8</c>.</summary>
/// <remarks>Source: apimachinery util/validation/ip.go, IsValidCIDRForLegacyField, IsValidCIDR, GetWarningsForCIDR (v1.36).</remarks>
internal static class CidrSyntax
{
    private const string NotARange = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>Checks a range; one of <paramref name="accepted"/>, which the stored object has, is not looked at again.</summary>
    public static void Validate(string range, FieldPath path, FieldErrors errors, IReadOnlyCollection<string>? accepted = null)
    {
        if (accepted?.Contains(range) != true)
            ValidateNew(range, path, errors);
    }

    /// <summary>Checks a range that must also be written in the one canonical way.</summary>
    public static void ValidateCanonical(string range, FieldPath path, FieldErrors errors)
    {
        var before = errors.Count;
        ValidateNew(range, path, errors);
        if (errors.Count == before && Parse(range) is var (address, length) && $"{address}/{length}" is var canonical && canonical != range)
            errors.Invalid(path, range, $"must be in canonical form (\"{canonical}\")");
    }

    /// <summary>Address and length of the prefix, whatever is wrong with how they are written; null when it is no range.</summary>
    public static (IPAddress Address, int Length)? Parse(string range)
    {
        if (range.Split('/') is not [var address, var prefix] || IpAddressSyntax.Parse(address) is not { } parsed || prefix.Length == 0 || !prefix.All(char.IsAsciiDigit))
            return null;
        var max = parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return int.TryParse(prefix, CultureInfo.InvariantCulture, out var length) && length <= max ? (parsed, length) : null;
    }

    /// <summary>The address with the bits beyond the prefix cleared.</summary>
    public static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xff00 >> Math.Clamp(length - (i * 8), 0, 8));
        return new(bytes);
    }

    /// <summary>Whether <paramref name="inner"/> lies in <paramref name="outer"/> and is smaller.</summary>
    public static bool IsStrictlyWithin((IPAddress Address, int Length) inner, (IPAddress Address, int Length) outer) =>
        inner.Address.AddressFamily == outer.Address.AddressFamily && inner.Length > outer.Length
        && Masked(inner.Address, outer.Length).Equals(Masked(outer.Address, outer.Length));

    /// <summary>What to warn about in a valid range: a form that is not the canonical one.</summary>
    public static IEnumerable<string> Warnings(string range, FieldPath path)
    {
        if (Parse(range) is not var (address, length))
            return [];
        var masked = Masked(address, length);
        var canonical = $"{masked}/{length}";
        if (!masked.Equals(address))
            return [$"{path}: CIDR value {GoText.Quote(range)} is ambiguous in this context (should be {GoText.Quote(canonical)} or {GoText.Quote($"{address}/{(address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)}")}?)"];
        if (address.AddressFamily == AddressFamily.InterNetwork && canonical != range)
            return [$"{path}: non-standard CIDR value {GoText.Quote(range)} will be considered invalid in a future Kubernetes release: use {GoText.Quote(canonical)}"];
        return canonical == range ? [] : [$"{path}: IPv6 CIDR value {GoText.Quote(range)} should be in RFC 5952 canonical format ({GoText.Quote(canonical)})"];
    }

    private static void ValidateNew(string range, FieldPath path, FieldErrors errors)
    {
        if (Parse(range) is not var (address, length))
            errors.Invalid(path, range, NotARange);
        else if (IpAddressSyntax.HasLeadingZeros(range[..range.IndexOf('/')]) || range[(range.IndexOf('/') + 1)..] is ['0', _, ..])
            errors.Invalid(path, range, "must not have leading 0s in IP or prefix length");
        else if (address.IsIPv4MappedToIPv6)
            errors.Invalid(path, range, "must not have an IPv4-mapped IPv6 address");
        else if (!Masked(address, length).Equals(address))
            errors.Invalid(path, range, "must not have bits set beyond the prefix length");
    }
}
