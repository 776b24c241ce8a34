using ClusterSim.Api.Apps;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.StatefulSets;

/// <summary>Gives Pods the claims of their own that <c>volumeClaimTemplates</c> describe, and says who owns those.</summary>
/// <remarks>Source: stateful_pod_control.go, createPersistentVolumeClaims, UpdatePodClaimForRetentionPolicy (v1.36).</remarks>
internal sealed class SetClaims(ComponentContext context, WriteConsistency written)
{
    /// <summary>Creates the claims of <paramref name="pod"/> that are missing.</summary>
    /// <exception cref="ApiException">One could not be created, or is on its way out.</exception>
    public void CreateMissing(StatefulSet set, Pod pod)
    {
        List<ApiException>? failures = null;
        foreach (var template in set.Spec.VolumeClaimTemplates)
            if (CreateIfMissing(set, pod, template) is { } failure)
                (failures ??= []).Add(failure);
        if (failures is not null)
            throw failures.Count == 1 ? failures[0] : Told(failures[0], "[" + string.Join(", ", failures.Select(failure => failure.Message)) + "]");
    }

    /// <summary>Whether a claim still belongs to a former Pod of that name, with which it will go: until then there can be no new Pod.</summary>
    public bool GoWithAFormerPod(StatefulSet set, Pod pod) =>
        ClaimOwners.DeletesWhenScaled(set) && Existing(set, pod).Any(claim => ClaimOwners.IsOfFormer(claim, pod));

    /// <summary>Whether all claims of <paramref name="pod"/> have the owners that the retention policy asks for.</summary>
    public bool HaveTheRightOwners(StatefulSet set, Pod pod)
    {
        if (set.Spec.VolumeClaimTemplates.Count == 0)
            return true;
        return Existing(set, pod).All(claim => ClaimOwners.AreRight(claim, set, pod));
    }

    /// <summary>Gives the claims of <paramref name="pod"/> the owners that the retention policy asks for.</summary>
    /// <exception cref="ApiException">A claim could not be changed.</exception>
    public void CorrectOwners(StatefulSet set, Pod pod)
    {
        foreach (var claim in Existing(set, pod))
        {
            if (ClaimOwners.HasOtherController(claim, set, pod))
                context.Events.Record(set, "Warning", "ConflictingController",
                    $"PersistentVolumeClaim {claim.Metadata.Name} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim");
            if (!ClaimOwners.AreRight(claim, set, pod))
                Own(set, claim with { Metadata = claim.Metadata with { OwnerReferences = ClaimOwners.Corrected(claim, set, pod) } });
        }
    }

    private ApiException? CreateIfMissing(StatefulSet set, Pod pod, PersistentVolumeClaim template)
    {
        var claim = New(set, pod, template);
        if (context.Client.Find<PersistentVolumeClaim>(claim.Key) is { } existing)
            return existing.IsBeingDeleted ? ApiErrors.Failure(409, "Conflict", $"pvc {claim.Metadata.Name} is being deleted", null) : null;
        try
        {
            written.Wrote(set, context.Client.Create(claim));
            context.Events.Record(set, "Normal", "SuccessfulCreate", $"Create Claim {claim.Metadata.Name} Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} success");
            return null;
        }
        catch (ApiException e)
        {
            if (e.Reason != "AlreadyExists") // Else the cache does not show it yet.
                context.Events.Record(set, "Warning", "FailedCreate", $"Create Claim {claim.Metadata.Name} for Pod {pod.Metadata.Name} in StatefulSet {set.Metadata.Name} failed error: {e.Message}");
            return Told(e, $"failed to create PVC {claim.Metadata.Name}: {e.Message}");
        }
    }

    private void Own(StatefulSet set, PersistentVolumeClaim claim)
    {
        try
        {
            written.Wrote(set, context.Client.Update(claim));
        }
        catch (ApiException e)
        {
            throw Told(e, $"could not update claim {claim.Metadata.Name} for delete policy ownerRefs: {e.Message}");
        }
    }

    private IEnumerable<PersistentVolumeClaim> Existing(StatefulSet set, Pod pod)
    {
        var ordinal = set.OrdinalOf(pod);
        foreach (var template in set.Spec.VolumeClaimTemplates)
            if (context.Client.Find<PersistentVolumeClaim>(set.Metadata.Namespace!, PodIdentity.ClaimName(set, template, ordinal)) is { } claim)
                yield return claim;
    }

    private static PersistentVolumeClaim New(StatefulSet set, Pod pod, PersistentVolumeClaim template) => template with
    {
        Metadata = template.Metadata with
        {
            Name = PodIdentity.ClaimName(set, template, set.OrdinalOf(pod)),
            Namespace = set.Metadata.Namespace,
            Labels = template.Metadata.Labels.SetRange(set.Spec.Selector!.MatchLabels),
        },
    };

    private static ApiException Told(ApiException why, string message) => new(why.Status with { Message = message });
}
