using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ClusterSim.Cel.Libraries;

/// <summary>An address as Go's net/netip reads it: more strictly than most.</summary>
/// <remarks>Source: Go net/netip/netip.go.</remarks>
internal readonly record struct NetAddress(UInt128 Bits, bool Is4, string Zone)
{
    public bool Is4In6 => !Is4 && Bits >> 32 == 0xffff;

    public bool IsUnspecified => Bits == 0;

    public bool IsLoopback => Is4 ? Bits >> 24 == 127 : Bits == 1;

    public bool IsLinkLocalMulticast => Is4 ? Bits >> 8 == 0xe00000 : (Bits >> 112 & 0xff0f) == 0xff02;

    public bool IsLinkLocalUnicast => Is4 ? Bits >> 16 == 0xa9fe : Bits >> 118 == 0xfe80 >> 6;

    public bool IsGlobalUnicast => !IsUnspecified && !IsLoopback && !IsMulticast && !IsLinkLocalUnicast && !(Is4 && Bits == 0xffffffff);

    public int Length => Is4 ? 32 : 128;

    private bool IsMulticast => Is4 ? Bits >> 28 == 0xe : Bits >> 120 == 0xff;

    public static bool TryParse(string text, out NetAddress address, [NotNullWhen(false)] out string? problem)
    {
        address = default;
        if (text.AsSpan().IndexOfAny('.', ':', '%') is var mark && mark < 0)
        {
            problem = "unable to parse IP";
            return false;
        }
        if (text[mark] == '%')
        {
            problem = "missing IPv6 address";
            return false;
        }
        return text[mark] == '.' ? TryParse4(text, out address, out problem) : TryParse6(text, out address, out problem);
    }

    public override string ToString()
    {
        if (Is4)
            return string.Join('.', Enumerable.Range(0, 4).Select(Octet));
        var bytes = new byte[16];
        for (var i = 0; i < 16; i++)
            bytes[i] = (byte)(Bits >> (8 * (15 - i)));
        return new IPAddress(bytes).ToString() + (Zone.Length > 0 ? "%" + Zone : "");
    }

    private string Octet(int index) => ((int)(Bits >> (24 - (8 * index)) & 0xff)).ToString(CultureInfo.InvariantCulture);

    private static bool TryParse4(string text, out NetAddress address, [NotNullWhen(false)] out string? problem)
    {
        address = default;
        problem = null;
        var parts = text.Split('.');
        UInt128 bits = 0;
        foreach (var part in parts)
        {
            if (part.AsSpan().ContainsAnyExceptInRange('0', '9'))
                problem = "unexpected character";
            else if (part.Length == 0)
                problem = "IPv4 field must have at least one digit";
            else if (part is ['0', _, ..])
                problem = "IPv4 field has octet with leading zero";
            else if (part.Length > 3 || int.Parse(part, CultureInfo.InvariantCulture) > 255)
                problem = "IPv4 field has value >255";
            if (problem is not null)
                return false;
            bits = (bits << 8) | (uint)int.Parse(part, CultureInfo.InvariantCulture);
        }
        if (parts.Length != 4)
        {
            problem = parts.Length < 4 ? "IPv4 address too short" : "IPv4 address too long";
            return false;
        }
        address = new(bits, true, "");
        return true;
    }

    private static bool TryParse6(string text, out NetAddress address, [NotNullWhen(false)] out string? problem)
    {
        address = default;
        var mark = text.IndexOf('%', StringComparison.Ordinal);
        var (bare, zone) = mark < 0 ? (text, "") : (text[..mark], text[(mark + 1)..]);
        problem = mark >= 0 && zone.Length == 0 ? "zone must be a non-empty string" : null;
        if (problem is not null)
            return false;
        var isPlain = !bare.AsSpan().ContainsAnyExcept("0123456789abcdefABCDEF:.");
        var longField = bare.Split(':').Any(field => !field.Contains('.', StringComparison.Ordinal) && field.Length > 4);
        if (!isPlain || longField || !IPAddress.TryParse(bare, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6 || !HasPlainTail(bare))
        {
            problem = !isPlain ? "unexpected character" : longField ? "IPv6 field has value >=2^16" : "each colon-separated field must have at least one digit";
            return false;
        }
        UInt128 bits = 0;
        foreach (var part in parsed.GetAddressBytes())
            bits = (bits << 8) | part;
        address = new(bits, false, zone);
        return true;
    }

    // The last four bytes may be written as an IPv4 address.
    private static bool HasPlainTail(string text) => !text.Contains('.', StringComparison.Ordinal) || TryParse4(text[(text.LastIndexOf(':') + 1)..], out _, out _);
}

/// <summary>An address with the number of its leading bits that name the network.</summary>
internal readonly record struct NetPrefix(NetAddress Address, int Bits)
{
    public NetPrefix Masked => this with { Address = Address with { Bits = Mask(Address.Bits) } };

    public static bool TryParse(string text, out NetPrefix prefix, [NotNullWhen(false)] out string? problem)
    {
        prefix = default;
        var slash = text.LastIndexOf('/');
        if (slash < 0)
        {
            problem = "no '/'";
            return false;
        }
        if (!NetAddress.TryParse(text[..slash], out var address, out problem))
        {
            problem = $"ParseAddr({Serialization.GoText.Quote(text[..slash])}): {problem}";
            return false;
        }
        if (address.Zone.Length > 0)
        {
            problem = "IPv6 zones cannot be present in a prefix";
            return false;
        }
        var digits = text[(slash + 1)..];
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9') || digits is ['0', _, ..])
            problem = "bad bits after slash: " + Serialization.GoText.Quote(digits);
        else if (digits.Length > 3 || int.Parse(digits, CultureInfo.InvariantCulture) > address.Length)
            problem = "prefix length out of range";
        if (problem is not null)
            return false;
        prefix = new(address, int.Parse(digits, CultureInfo.InvariantCulture));
        return true;
    }

    public bool Contains(NetAddress other) => other.Is4 == Address.Is4 && Mask(other.Bits) == Mask(Address.Bits);

    public override string ToString() => $"{Address}/{Bits.ToString(CultureInfo.InvariantCulture)}";

    private UInt128 Mask(UInt128 bits) => Bits == 0 ? 0 : bits >> (Address.Length - Bits) << (Address.Length - Bits);
}
