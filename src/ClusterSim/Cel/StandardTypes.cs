using System.Collections.Frozen;

namespace ClusterSim.Cel;

/// <summary>The types that expressions can name.</summary>
internal static class StandardTypes
{
    public static CelType Url { get; } = CelType.Object("kubernetes.URL");

    public static CelType Quantity { get; } = CelType.Object("kubernetes.Quantity");

    public static CelType Semver { get; } = CelType.Object("kubernetes.Semver");

    public static CelType Format { get; } = CelType.Object("kubernetes.NamedFormat");

    public static CelType Ip { get; } = CelType.Opaque("net.IP");

    public static CelType Cidr { get; } = CelType.Opaque("net.CIDR");

    private static readonly FrozenDictionary<string, CelType> Named = new Dictionary<string, CelType>
    {
        ["bool"] = CelType.Bool,
        ["bytes"] = CelType.Bytes,
        ["double"] = CelType.Double,
        ["google.protobuf.Duration"] = CelType.Duration,
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["int"] = CelType.Int,
        ["list"] = CelType.ListOfDyn,
        ["map"] = CelType.MapOfDyn,
        ["null_type"] = CelType.Null,
        ["optional_type"] = CelType.Optional(CelType.Dyn),
        ["string"] = CelType.String,
        ["type"] = CelType.AnyType,
        ["uint"] = CelType.Uint,
        [Url.Name] = Url,
        [Quantity.Name] = Quantity,
        [Semver.Name] = Semver,
        [Ip.Name] = Ip,
        [Cidr.Name] = Cidr,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CelType? Find(string name) => Named.GetValueOrDefault(name);
}
