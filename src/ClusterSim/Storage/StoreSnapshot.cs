using ClusterSim.Storage.Trees;

namespace ClusterSim.Storage;

/// <summary>All objects of a cluster as they were at one revision. It shares what has not changed since, and never changes itself.</summary>
public sealed class StoreSnapshot
{
    private readonly Dictionary<ResourceType, ObjectTree> _trees;

    internal StoreSnapshot(long revision, Dictionary<ResourceType, ObjectTree> trees) => (Revision, _trees) = (revision, trees);

    /// <summary>The revision it shows.</summary>
    public long Revision { get; }

    /// <summary>The object at <paramref name="key"/>, or null when there was none.</summary>
    public ApiObject? Find(ResourceType resource, ObjectKey key) => TreeOf(resource).Find(key);

    /// <inheritdoc cref="Find(ResourceType, ObjectKey)"/>
    public T? Find<T>(ResourceType resource, ObjectKey key) where T : ApiObject => (T?)Find(resource, key);

    /// <summary>The objects of a kind.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="namespace">Only this namespace; null for all.</param>
    public ObjectView<ApiObject> List(ResourceType resource, string? @namespace = null) => List<ApiObject>(resource, @namespace);

    /// <inheritdoc cref="List(ResourceType, string?)"/>
    public ObjectView<T> List<T>(ResourceType resource, string? @namespace = null) where T : ApiObject => new(TreeOf(resource), @namespace, Revision);

    internal ObjectTree TreeOf(ResourceType resource) => _trees.GetValueOrDefault(resource);
}
