using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>Decides what becomes of one object whose owners may be gone, or which may be the last that its own deletion waited for.</summary>
/// <remarks>Source: garbagecollector.go, attemptToDeleteItem, processDeletingDependentsItem (v1.36).</remarks>
/// <param name="client">How objects are looked up and changed.</param>
/// <param name="attemptToDelete">Called with what is worth a look after this.</param>
/// <param name="waitForKinds">Called with an object that has an owner of a kind that is not served.</param>
internal sealed class DependentDeletion(DynamicClient client, Action<GraphNode> attemptToDelete, Action<GraphNode> waitForKinds)
{
    /// <summary>Looks at one object.</summary>
    public Result Attempt(GraphNode node)
    {
        if (node.Kind is not { } kind || (node.IsBeingDeleted && !node.IsDeletingDependents))
            return Result.Done; // Its end will be told, and its dependents looked at then.
        if (client.Find(kind, node.Key) is not { } latest || latest.Metadata.Uid != node.Uid)
            return Result.Done; // So it has ended.
        if (node.IsDeletingDependents)
            LetGo(node, latest);
        else if (latest.Metadata.OwnerReferences.Count > 0)
            Judge(node, kind, latest);
        return Result.Done;
    }

    private void LetGo(GraphNode node, ApiObject latest)
    {
        if (!node.IsBlocked(out var remaining))
            client.Update(latest.WithoutFinalizer(DependencyGraph.ForegroundFinalizer));
        foreach (var dependent in remaining)
            attemptToDelete(dependent);
    }

    private void Judge(GraphNode node, ResourceType kind, ApiObject latest)
    {
        var owners = new OwnerClassification(client, kind, latest);
        if (owners.HasUnservedKind)
            waitForKinds(node);
        else if (owners.IsUndecidable)
            return;
        else if (owners.Solid.Count > 0)
            Keep(latest, owners);
        else if (owners.WaitingForDependents.Count > 0 && node.HasDependents)
            DeleteWithDependents(node, kind, latest);
        else
            Delete(node, kind, latest, PolicyOf(latest));
    }

    /// <summary>Somebody else owns it: takes out the owners that are gone, and those that would wait for it.</summary>
    private void Keep(ApiObject latest, OwnerClassification owners)
    {
        var left = latest.Metadata.OwnerReferences.RemoveAll(owner => !owners.Solid.Contains(owner));
        if (left != latest.Metadata.OwnerReferences)
            client.Update(latest.With(latest.Metadata with { OwnerReferences = left }));
    }

    private void DeleteWithDependents(GraphNode node, ResourceType kind, ApiObject latest)
    {
        if (node.Dependents.Any(dependent => dependent.IsDeletingDependents)) // There may be a circle, in which everybody waits for everybody.
        {
            var unblocked = latest.Metadata.OwnerReferences.Replace(owner => owner with { BlockOwnerDeletion = false });
            latest = client.Update(latest.With(latest.Metadata with { OwnerReferences = unblocked }));
        }
        Delete(node, kind, latest, "Foreground");
    }

    private void Delete(GraphNode node, ResourceType kind, ApiObject latest, string policy) => client.Delete(
        kind, node.Key, new() { PropagationPolicy = policy, Preconditions = new() { Uid = node.Uid, ResourceVersion = latest.Metadata.ResourceVersion } });

    /// <summary>What an earlier deletion has asked for stays so.</summary>
    private static string PolicyOf(ApiObject obj) =>
        obj.HasFinalizer(DependencyGraph.OrphanFinalizer) ? "Orphan" : obj.HasFinalizer(DependencyGraph.ForegroundFinalizer) ? "Foreground" : "Background";
}
