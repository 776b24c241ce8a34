namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Decides what to do with a volume.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller.go, syncVolume (v1.36).</remarks>
internal sealed class VolumeKeeper(VolumeBooks books, VolumeReclaim reclaim, Action<ObjectKey> wakeClaim)
{
    public Settlement Sync(PersistentVolume volume)
    {
        if (volume.Spec.ClaimRef is not { } reference || string.IsNullOrEmpty(reference.Uid))
        {
            books.SetPhase(volume, "Available"); // Free, or kept for a claim that binds it when it comes.
            return Settlement.Settled;
        }
        var claim = ClaimOf(volume, reference);
        if (claim is null)
            return reclaim.Reclaim(Release(volume));
        if (string.IsNullOrEmpty(claim.Spec.VolumeName))
            return SyncHalfBound(volume, claim);
        if (claim.Spec.VolumeName == volume.Metadata.Name)
        {
            books.SetPhase(volume, "Bound");
            return Settlement.Settled;
        }
        if (volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.ProvisionedBy) && volume.Spec.PersistentVolumeReclaimPolicy == "Delete")
            return reclaim.Reclaim(Release(volume)); // It was made for the claim, which has found another one meanwhile.
        books.Unbind(volume);
        return Settlement.Settled;
    }

    /// <summary>The claim that the volume is bound to; null when it is gone.</summary>
    private PersistentVolumeClaim? ClaimOf(PersistentVolume volume, ObjectReference reference)
    {
        var key = VolumeBooks.KeyOf(reference);
        var claim = books.Claims.Find(key);
        // The cache may lag behind whoever bound the volume; lest data be lost, the API server is asked before the volume is released.
        if (claim is null ? volume.Status.Phase is not ("Released" or "Failed") : claim.Metadata.Uid != reference.Uid)
            claim = books.DirectClient.Find<PersistentVolumeClaim>(key);
        return claim?.Metadata.Uid == reference.Uid ? claim : null;
    }

    private PersistentVolume Release(PersistentVolume volume) => volume.Status.Phase is "Released" or "Failed" ? volume : books.SetPhase(volume, "Released");

    /// <summary>The claim does not know of the volume yet: it is the claim's turn.</summary>
    private Settlement SyncHalfBound(PersistentVolume volume, PersistentVolumeClaim claim)
    {
        if (volume.DiffersInMode(claim))
        {
            books.Events.Record(volume, "Warning", "VolumeMismatch",
                $"Cannot bind PersistentVolume to requested PersistentVolumeClaim \"{claim.Metadata.Name}\" due to incompatible volumeMode.");
            books.Events.Record(claim, "Warning", "VolumeMismatch", $"Cannot bind PersistentVolume \"{volume.Metadata.Name}\" to requested PersistentVolumeClaim \"{claim.Metadata.Name}\" due to incompatible volumeMode.");
            return Settlement.Insists;
        }
        wakeClaim(claim.Key);
        return Settlement.Settled;
    }
}
