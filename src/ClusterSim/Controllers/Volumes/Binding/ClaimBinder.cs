using ClusterSim.Api.Storage;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Decides what to do with a claim.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller.go, syncClaim (v1.36).</remarks>
internal sealed class ClaimBinder(VolumeBooks books, ProvisioningRequests requests)
{
    public Settlement Sync(PersistentVolumeClaim claim)
    {
        if (!claim.IsBindCompleted)
            return string.IsNullOrEmpty(claim.Spec.VolumeName) ? SyncOpen(claim) : SyncChoosy(claim, claim.Spec.VolumeName);
        if (string.IsNullOrEmpty(claim.Spec.VolumeName))
            books.SetPhase(claim, "Lost", "ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
        else if (books.Volumes.Find(new(claim.Spec.VolumeName)) is not { } volume)
            books.SetPhase(claim, "Lost", "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        else if (volume.Spec.ClaimRef is not null && volume.Spec.ClaimRef.Uid != claim.Metadata.Uid)
            books.SetPhase(claim, "Lost", "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
        else
        {
            books.Bind(volume, claim);
            return Settlement.Settled;
        }
        return Settlement.Waits;
    }

    /// <summary>A claim that any volume will do for.</summary>
    private Settlement SyncOpen(PersistentVolumeClaim claim)
    {
        var storageClass = claim.ClassName.Length == 0 ? null : books.Client.Find<StorageClass>(new(claim.ClassName));
        var waits = storageClass?.WaitsForConsumer == true;
        if (VolumeMatch.FindBest(claim, books.CandidatesFor(claim), waits) is { } volume)
        {
            books.Bind(volume, claim);
            return Settlement.Settled;
        }
        if (!claim.SaysClass && books.Client.List<StorageClass>().Default() is { } assigned)
        {
            requests.Assign(claim, assigned);
            return Settlement.Insists;
        }
        if (waits && !claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.SelectedNode))
            TellWhatIsWaitedFor(claim);
        else if (claim.ClassName.Length > 0)
        {
            requests.Request(claim, storageClass);
            return Settlement.Insists;
        }
        else
            books.Events.Record(claim, "Normal", "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
        books.SetPhase(claim, "Pending");
        return Settlement.Insists;
    }

    /// <summary>A claim that asks for one volume by name.</summary>
    private Settlement SyncChoosy(PersistentVolumeClaim claim, string name)
    {
        if (books.Volumes.Find(new(name)) is not { } volume)
        {
            books.SetPhase(claim, "Pending");
            return Settlement.Waits;
        }
        if (volume.IsFor(claim) || (volume.Spec.ClaimRef is null && WhyUnsuitable(volume, claim) is null))
        {
            books.Bind(volume, claim);
            return Settlement.Settled;
        }
        if (volume.Spec.ClaimRef is null)
            books.Events.Record(claim, "Warning", "VolumeMismatch", $"Cannot bind to requested volume \"{name}\": {WhyUnsuitable(volume, claim)}");
        else
            books.Events.Record(claim, "Warning", "FailedBinding", $"volume \"{name}\" already bound to a different claim.");
        books.SetPhase(claim, "Pending");
        return Settlement.Insists;
    }

    private static string? WhyUnsuitable(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.IsBeingDeleted ? $"the volume is marked for deletion \"{volume.Metadata.Name}\""
        : volume.Size < claim.RequestedSize ? "requested PV is too small"
        : volume.ClassName != claim.ClassName ? "storageClassName does not match"
        : !volume.SharesAttributesClass(claim) ? "volumeAttributesClassName does not match"
        : volume.DiffersInMode(claim) ? "incompatible volumeMode"
        : !volume.Allows(claim) ? "incompatible accessMode"
        : null;

    private void TellWhatIsWaitedFor(PersistentVolumeClaim claim)
    {
        var pods = books.Pods.UsersOf(claim.Key).Where(pod => !pod.IsTerminal && !pod.IsBound).Select(pod => pod.Metadata.Name).ToList();
        if (pods.Count == 0)
            books.Events.Record(claim, "Normal", "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        else
            books.Events.Record(claim, "Normal", "WaitForPodScheduled", $"waiting for pod{(pods.Count == 1 ? "" : "s")} {string.Join(',', pods)} to be scheduled");
    }
}
