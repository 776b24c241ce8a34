using ClusterSim.Serialization;

namespace ClusterSim.Cel.Libraries;

/// <summary>IP addresses and networks.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/ip.go and cidr.go (v1.36).</remarks>
internal static class Addresses
{
    private static readonly CelType Ip = StandardTypes.Ip;
    private static readonly CelType Cidr = StandardTypes.Cidr;

    public static void Add(Func<string, CelFunction> function)
    {
        AddAddresses(function);
        AddNetworks(function);
    }

    private static void AddAddresses(Func<string, CelFunction> function)
    {
        function("ip").Global("string_to_ip", [CelType.String], Ip, given => ParseIp(Text(given[0])));
        function("isIP").Global("is_ip", [CelType.String], CelType.Bool, given => CelBool.Of(ParseIp(Text(given[0])) is not CelError));
        function("ip.isCanonical").Global("ip_is_canonical", [CelType.String], CelType.Bool, given => ParseIp(Text(given[0])) is CelError problem
            ? problem
            : CelBool.Of(ParseIp(Text(given[0])).ToString() == Text(given[0])));
        function("family").Member("ip_family", [Ip], CelType.Int, given => new CelInt(AddressOf(given[0]).Is4 ? 4 : 6));
        AddTest(function("isUnspecified"), "ip_is_unspecified", address => address.IsUnspecified);
        AddTest(function("isLoopback"), "ip_is_loopback", address => address.IsLoopback);
        AddTest(function("isLinkLocalMulticast"), "ip_is_link_local_multicast", address => address.IsLinkLocalMulticast);
        AddTest(function("isLinkLocalUnicast"), "ip_is_link_local_unicast", address => address.IsLinkLocalUnicast);
        AddTest(function("isGlobalUnicast"), "ip_is_global_unicast", address => address.IsGlobalUnicast);
        function("string").Global("ip_to_string", [Ip], CelType.String, given => new CelString(given[0].ToString()!));
    }

    private static void AddNetworks(Func<string, CelFunction> function)
    {
        function("cidr").Global("string_to_cidr", [CelType.String], Cidr, given => ParseCidr(Text(given[0])));
        function("isCIDR").Global("is_cidr", [CelType.String], CelType.Bool, given => CelBool.Of(ParseCidr(Text(given[0])) is not CelError));
        function("containsIP").Member("cidr_contains_ip_string", [Cidr, CelType.String], CelType.Bool, given => ContainsIp(given[0], ParseIp(Text(given[1]))))
            .Member("cidr_contains_ip_ip", [Cidr, Ip], CelType.Bool, given => ContainsIp(given[0], given[1]));
        function("containsCIDR").Member("cidr_contains_cidr_string", [Cidr, CelType.String], CelType.Bool, given => ContainsCidr(given[0], ParseCidr(Text(given[1]))))
            .Member("cidr_contains_cidr", [Cidr, Cidr], CelType.Bool, given => ContainsCidr(given[0], given[1]));
        function("ip").Member("cidr_ip", [Cidr], Ip, given => Value(NetworkOf(given[0]).Address));
        function("prefixLength").Member("cidr_prefix_length", [Cidr], CelType.Int, given => new CelInt(NetworkOf(given[0]).Bits));
        function("masked").Member("cidr_masked", [Cidr], Cidr, given => Value(NetworkOf(given[0]).Masked));
        function("string").Global("cidr_to_string", [Cidr], CelType.String, given => new CelString(given[0].ToString()!));
    }

    private static void AddTest(CelFunction function, string id, Func<NetAddress, bool> holds) => function.Member(id, [Ip], CelType.Bool, given => CelBool.Of(holds(AddressOf(given[0]))));

    private static CelValue ParseIp(string text)
    {
        if (!NetAddress.TryParse(text, out var address, out var problem))
            return new CelError($"IP Address {GoText.Quote(text)} parse error during conversion from string: ParseAddr({GoText.Quote(text)}): {problem}");
        if (address.Zone.Length > 0)
            return new CelError($"IP address {GoText.Quote(text)} with zone value is not allowed");
        return address.Is4In6 ? new CelError($"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed") : Value(address);
    }

    private static CelValue ParseCidr(string text)
    {
        const string Failed = "network address parse error during conversion from string: network address parse error during conversion from string: ";
        if (!NetPrefix.TryParse(text, out var network, out var problem))
            return new CelError($"{Failed}netip.ParsePrefix({GoText.Quote(text)}): {problem}");
        return network.Address.Is4In6
            ? new CelError($"network address parse error during conversion from string: IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed")
            : Value(network);
    }

    private static CelValue ContainsIp(CelValue network, CelValue address) => address is CelError ? CelError.NoSuchOverload : CelBool.Of(NetworkOf(network).Contains(AddressOf(address)));

    private static CelValue ContainsCidr(CelValue network, CelValue other) => other is CelError ? CelError.NoSuchOverload : CelBool.Of(
        NetworkOf(network).Bits <= NetworkOf(other).Bits && NetworkOf(network).Masked.Contains(NetworkOf(other).Address));

    private static CelOpaque<NetAddress> Value(NetAddress address) => new(Ip, address, address.ToString());

    private static CelOpaque<NetPrefix> Value(NetPrefix network) => new(Cidr, network, network.ToString());

    private static NetAddress AddressOf(CelValue value) => ((CelOpaque<NetAddress>)value).Value;

    private static NetPrefix NetworkOf(CelValue value) => ((CelOpaque<NetPrefix>)value).Value;

    private static string Text(CelValue value) => ((CelString)value).Value;
}
