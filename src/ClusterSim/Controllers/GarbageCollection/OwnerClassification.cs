using ClusterSim.Client;

namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>What has become of the owners of an object, as the API server knows it.</summary>
/// <remarks>Source: garbagecollector.go, classifyReferences, isDangling (v1.36).</remarks>
internal sealed class OwnerClassification
{
    public OwnerClassification(DynamicClient client, ResourceType kind, ApiObject obj)
    {
        foreach (var owner in obj.Metadata.OwnerReferences)
        {
            if (client.FindKind(owner.ApiVersion, owner.Kind) is not { } ownerKind)
            {
                HasUnservedKind = true;
                return;
            }
            if (ownerKind.Namespaced && !kind.Namespaced)
            {
                IsUndecidable = true;
                return;
            }
            Classify(owner, client.Find(ownerKind, new(ownerKind.Namespaced ? obj.Metadata.Namespace ?? "" : "", owner.Name)));
        }
    }

    /// <summary>Owners that are there, and do not wait for what they own.</summary>
    public List<OwnerReference> Solid { get; } = [];

    /// <summary>Owners that are being deleted and wait for what they own.</summary>
    public List<OwnerReference> WaitingForDependents { get; } = [];

    /// <summary>Whether one of the owners is of a kind that is not served: nobody knows whether it exists.</summary>
    public bool HasUnservedKind { get; }

    /// <summary>Whether a cluster-scoped object names an owner that would be in a namespace, which means nothing.</summary>
    public bool IsUndecidable { get; }

    private void Classify(OwnerReference reference, ApiObject? owner)
    {
        if (owner is null || owner.Metadata.Uid != reference.Uid)
            return; // It is gone.
        if (owner.IsBeingDeleted && owner.HasFinalizer(DependencyGraph.ForegroundFinalizer))
            WaitingForDependents.Add(reference);
        else
            Solid.Add(reference);
    }
}
