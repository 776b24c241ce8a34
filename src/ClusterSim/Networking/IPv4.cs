using System.Globalization;

namespace ClusterSim.Networking;

/// <summary>IPv4 addresses as numbers, so that ranges can be counted through.</summary>
internal static class IPv4
{
    public static uint From(byte a, byte b, byte c, byte d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;

    public static string Format(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}
