using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>Who owns a claim according to the set's retention policy, and so what the garbage collector makes of it: the set, the Pod, or nobody.</summary>
/// <remarks>Source: stateful_set_utils.go, isClaimOwnerUpToDate, updateClaimOwnerRefForSetAndPod (v1.36).</remarks>
internal static class ClaimOwners
{
    private const string Delete = "Delete";

    /// <summary>Whether the owners are as they should be, or cannot be helped.</summary>
    public static bool AreRight(PersistentVolumeClaim claim, StatefulSet set, Pod pod)
    {
        if (IsOfFormer(claim, set) || IsOfFormer(claim, pod))
            return true; // Of a set or Pod that was there before: the garbage collector will see to it.
        if (HasOtherController(claim, set, pod))
            return !IsOwnedBy(claim, set) && !IsOwnedBy(claim, pod);
        if (claim.Metadata.OwnerReferences.Any(owner => owner.Controller != true && (owner.Uid == set.Metadata.Uid || owner.Uid == pod.Metadata.Uid)))
            return false;
        var (ownedBySet, ownedByPod) = Wanted(set, pod);
        return IsOwnedBy(claim, set) == ownedBySet && IsOwnedBy(claim, pod) == ownedByPod;
    }

    /// <summary>The owners as they should be.</summary>
    public static ValueList<OwnerReference> Corrected(PersistentVolumeClaim claim, StatefulSet set, Pod pod)
    {
        var others = claim.Metadata.OwnerReferences.RemoveAll(owner => Means(owner, set) || Means(owner, pod));
        if (HasOtherController(claim, set, pod))
            return others;
        var (ownedBySet, ownedByPod) = Wanted(set, pod);
        return ownedByPod ? others.Add(OwnerReference.For(pod)) : ownedBySet ? others.Add(OwnerReference.For(set)) : others;
    }

    /// <summary>Whether somebody else manages the claim though the policy says that the set should; also a set or Pod of that name that was there before.</summary>
    public static bool HasOtherController(PersistentVolumeClaim claim, StatefulSet set, Pod pod)
    {
        if (!DeletesWhenDeleted(set) && !DeletesWhenScaled(set))
            return false;
        foreach (var owner in claim.Metadata.OwnerReferences)
        {
            var isOurs = Means(owner, set) ? owner.Uid == set.Metadata.Uid : Means(owner, pod) ? owner.Uid == pod.Metadata.Uid : owner.Controller != true;
            if (!isOurs)
                return true;
        }
        return false;
    }

    /// <summary>Whether the claim is owned by an earlier object of that name.</summary>
    public static bool IsOfFormer(PersistentVolumeClaim claim, ApiObject owner)
    {
        foreach (var reference in claim.Metadata.OwnerReferences)
            if (Means(reference, owner))
                return reference.Uid != owner.Metadata.Uid;
        return false;
    }

    public static bool DeletesWhenScaled(StatefulSet set) => set.Spec.PersistentVolumeClaimRetentionPolicy?.WhenScaled == Delete;

    private static bool DeletesWhenDeleted(StatefulSet set) => set.Spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted == Delete;

    // The Pod owns the claim once it is to go for good: then the claim goes with it.
    private static (bool BySet, bool ByPod) Wanted(StatefulSet set, Pod pod)
    {
        var goesWithPod = DeletesWhenScaled(set) && !set.Wants(set.OrdinalOf(pod));
        return (DeletesWhenDeleted(set) && !goesWithPod, goesWithPod);
    }

    private static bool IsOwnedBy(PersistentVolumeClaim claim, ApiObject owner) => claim.Metadata.OwnerReferences.Any(reference => reference.Uid == owner.Metadata.Uid);

    private static bool Means(OwnerReference reference, ApiObject owner) =>
        reference.Name == owner.Metadata.Name && reference.Kind == owner.Kind && reference.ApiVersion == owner.ApiVersion;
}
