using ClusterSim.Client;

namespace ClusterSim.Reconcilers;

/// <summary>All that a component gets from the cluster.</summary>
public sealed class ComponentContext
{
    /// <summary>The API under the component's name; reads come from the informers' caches.</summary>
    public required IClusterClient Client { get; init; }
}
