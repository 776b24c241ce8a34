using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>Lets an object go and leaves behind what it owns: takes it out of the others' owners, then gives up the finalizer that held it.</summary>
/// <remarks>Source: garbagecollector.go, attemptToOrphanWorker, orphanDependents (v1.36).</remarks>
internal sealed class Orphaning(DynamicClient client)
{
    /// <summary>Does it for one object.</summary>
    /// <exception cref="ApiException">A write was refused: to be tried again.</exception>
    public Result Attempt(GraphNode owner)
    {
        foreach (var dependent in owner.Dependents)
            if (Latest(dependent) is { } latest)
            {
                var others = latest.Metadata.OwnerReferences.RemoveAll(reference => reference.Uid == owner.Uid);
                if (others != latest.Metadata.OwnerReferences)
                    client.Update(latest.With(latest.Metadata with { OwnerReferences = others }));
            }
        if (Latest(owner) is { } left && left.HasFinalizer(DependencyGraph.OrphanFinalizer))
            client.Update(left.WithoutFinalizer(DependencyGraph.OrphanFinalizer));
        return Result.Done;
    }

    private ApiObject? Latest(GraphNode node) =>
        client.Find(node.Kind!, node.Key) is { } latest && latest.Metadata.Uid == node.Uid ? latest : null;
}
