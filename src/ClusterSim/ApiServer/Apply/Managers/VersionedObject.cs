using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>One state of an object, as JSON in each version of its kind that somebody asks for.</summary>
/// <param name="endpoint">The version it is in.</param>
/// <param name="json">The object.</param>
/// <param name="find">Finds the other versions of a kind.</param>
internal sealed class VersionedObject(ResourceEndpoint endpoint, JsonObject json, Func<string, string, ResourceEndpoint?> find)
{
    private readonly Dictionary<string, (JsonObject Json, MergeType Type)?> _others = new(StringComparer.Ordinal); // Looked up only.

    public JsonObject Json => json;

    /// <summary>The object in <paramref name="version"/> and its type there; null when the kind has no such version, as after an upgrade.</summary>
    public (JsonObject Json, MergeType Type)? In(string version)
    {
        if (version == endpoint.Type.ApiVersion)
            return (json, endpoint.MergeType);
        if (!_others.TryGetValue(version, out var other))
            _others[version] = other = Convert(version);
        return other;
    }

    /// <summary>The same version of the same kind with other content.</summary>
    public VersionedObject With(JsonObject content) => new(endpoint, content, find);

    /// <summary>Another version of this object, changed, in the version this object is in.</summary>
    public VersionedObject WithChanged(string version, JsonObject changed) => version == endpoint.Type.ApiVersion || find(version, endpoint.Type.Kind) is not { } other
        ? With(changed)
        : With(new VersionedObject(other, changed, find).In(endpoint.Type.ApiVersion)!.Value.Json);

    private (JsonObject, MergeType)? Convert(string version)
    {
        if (find(version, endpoint.Type.Kind) is not { } other || other.StoredType != endpoint.StoredType)
            return null;
        var obj = (ApiObject)ObjectJson.FromJson(endpoint.Type.ClrType, json);
        return (ObjectJson.ToJson(other.Serve(endpoint.Store(obj))), other.MergeType);
    }
}
