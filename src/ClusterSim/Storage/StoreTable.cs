using ClusterSim.Storage.Trees;

namespace ClusterSim.Storage;

/// <summary>The objects of one kind, and who watches them.</summary>
internal sealed class StoreTable(ResourceType resource)
{
    public ResourceType Resource { get; } = resource;

    public ObjectMap Objects { get; } = new();

    public WatchHub Watchers { get; } = new();
}
