using System.Globalization;

namespace ClusterSim.Networking;

/// <summary>IPv4 addresses as numbers, so that ranges can be counted through.</summary>
internal static class IPv4
{
    public static uint From(byte a, byte b, byte c, byte d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    /// <summary>Whether an address is in a range, as in <c>10.0.0.0/8</c>. What is no IPv4 range holds nothing.</summary>
    public static bool IsIn(string address, string range) =>
        System.Net.IPNetwork.TryParse(range, out var network) && System.Net.IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == network.BaseAddress.AddressFamily && network.Contains(parsed);
}
