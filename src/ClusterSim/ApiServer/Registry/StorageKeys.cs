using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Registry;

/// <summary>Where the real server keeps objects in etcd, which some of its errors tell.</summary>
/// <remarks>Source: kubeapiserver/default_storage_factory_builder.go, SpecialDefaultResourcePrefixes; registry/core/rest (v1.36).</remarks>
internal static class StorageKeys
{
    private static readonly Dictionary<string, string> SpecialPrefixes = new(StringComparer.Ordinal)
    {
        ["endpoints"] = "services/endpoints",
        ["ingresses"] = "ingress",
        ["nodes"] = "minions",
        ["replicationcontrollers"] = "controllers",
        ["services"] = "services/specs",
    };

    /// <summary>The key of an object of <paramref name="type"/>.</summary>
    public static string Of(ResourceType type, ObjectKey key) => $"/registry/{SpecialPrefixes.GetValueOrDefault(type.Plural, type.Plural)}/{key}";
}
