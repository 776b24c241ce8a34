using ClusterSim.Storage;
using ClusterSim.Storage.Trees;

namespace ClusterSim.ApiServer;

/// <summary>What readers see: the store, and behind it what is worked out when somebody asks.</summary>
internal sealed class ReadThrough(ObjectStore store)
{
    private readonly Dictionary<ResourceType, IComputedObjects> _computed = []; // Filled before anybody reads; looked up, never enumerated.

    public void Add(ResourceType type, IComputedObjects computed) => _computed.Add(type, computed);

    public ApiObject? Find(ResourceType type, ObjectKey key) => store.Find(type, key) ?? _computed.GetValueOrDefault(type)?.Find(key);

    /// <summary>What is answered when there is nothing at <paramref name="key"/>.</summary>
    public ApiException Missing(ResourceType type, ObjectKey key) => _computed.GetValueOrDefault(type)?.Missing(type, key) ?? ApiErrors.NotFound(type, key.Name);

    public ObjectView<T> List<T>(ResourceType type, string? @namespace) where T : ApiObject
    {
        var stored = store.List<T>(type, @namespace);
        if (!_computed.TryGetValue(type, out var computed))
            return stored;
        var all = new ObjectMap();
        foreach (var obj in computed.List(@namespace))
            all.Set(ObjectKey.Of(obj), obj);
        foreach (var obj in stored) // What is stored is what counts.
            all.Set(ObjectKey.Of(obj), obj);
        return new(all.Freeze(), stored.Revision);
    }
}
