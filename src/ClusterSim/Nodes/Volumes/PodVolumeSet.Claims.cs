using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <content>Volumes behind PersistentVolumeClaims.</content>
/// <remarks>
/// Source: pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go, createVolumeSpec; component-helpers storage/ephemeral (v1.36).
/// Differs from Kubernetes: the directory of a local volume is made when it is missing.
/// </remarks>
internal sealed partial class PodVolumeSet
{
    /// <summary>The claim that a volume of the Pod stands for; null when it is another kind of volume.</summary>
    public static string? ClaimOf(Volume volume, string pod) =>
        volume.PersistentVolumeClaim?.ClaimName ?? (volume.Ephemeral is null ? null : $"{pod}-{volume.Name}");

    /// <summary>Why the claim behind a volume cannot be used yet; null when it can.</summary>
    public string? ClaimProblemOf(Volume volume)
    {
        if (ClaimOf(volume, worker.Key.Name) is not { } name)
            return null;
        var claim = worker.FindClaim(name);
        if (claim is not null && volume.Ephemeral is not null && !claim.Metadata.OwnerReferences.Any(owner => owner.Uid == worker.Uid && owner.Controller == true))
            return $"PVC {Namespace}/{name} was not created for pod {Namespace}/{worker.Key.Name} (pod is not owner)";
        var problem = claim switch
        {
            null => $"failed to fetch PVC from API server: persistentvolumeclaims \"{name}\" not found",
            { Metadata.DeletionTimestamp: not null } => "PVC is being deleted",
            not { Status.Phase: "Bound" } => "PVC is not bound",
            { Spec.VolumeName: null or "" } => "PVC has empty pvc.Spec.VolumeName",
            _ => VolumeProblemOf(claim),
        };
        return problem is null ? ModeProblemOf(volume, claim!) : $"error processing PVC {Namespace}/{name}: {problem}";
    }

    private string? VolumeProblemOf(PersistentVolumeClaim claim)
    {
        var name = claim.Spec.VolumeName!;
        return worker.FindVolume(name) switch
        {
            null => $"failed to fetch PV {name} from API server: persistentvolumes \"{name}\" not found",
            { Spec.ClaimRef: null } => $"found PV object {name} but it has a nil pv.Spec.ClaimRef indicating it is not yet bound to the claim",
            { Spec.ClaimRef: { } reference } when reference.Uid != claim.Metadata.Uid =>
                $"found PV object {name} but its pv.Spec.ClaimRef.UID {reference.Uid} does not point to claim.UID {claim.Metadata.Uid}",
            _ => null,
        };
    }

    /// <summary>Disks without a file system are devices, all others are mounted.</summary>
    private string? ModeProblemOf(Volume volume, PersistentVolumeClaim claim)
    {
        var mode = worker.FindVolume(claim.Spec.VolumeName!)!.Spec.VolumeMode ?? "Filesystem";
        foreach (var slot in worker.Slots)
        {
            if (mode != "Filesystem" && slot.Spec.VolumeMounts.Any(mount => mount.Name == volume.Name))
                return $"volume {volume.Name} has volumeMode {mode}, but is specified in volumeMounts";
            if (mode != "Block" && slot.Spec.VolumeDevices.Any(device => device.Name == volume.Name))
                return $"volume {volume.Name} has volumeMode {mode}, but is specified in volumeDevices";
        }
        return null;
    }

    private SetUpVolume OfClaim(string name, bool isReadOnly)
    {
        if (worker.FindClaim(name)?.Spec.VolumeName is not { Length: > 0 } volumeName || worker.FindVolume(volumeName) is not { } volume)
            return new(NewDirectory()); // Whatever it was is gone.
        var spec = volume.Spec;
        if (spec.HostPath is { } path)
            return new(worker.MachineFiles.Get(path.Path, path.Type ?? ""), isReadOnly);
        if (spec.Local is { } local)
            return Owned(worker.MachineFiles.Get(local.Path, ""), isReadOnly, limit: null);
        var disk = DiskName.Of(volume)!;
        if (spec.VolumeMode == "Block")
            return new(storage.Disks.GetDevice(disk, Now), isReadOnly);
        isReadOnly |= IsReadOnlySource(spec);
        var files = storage.Disks.GetFiles(disk, Now);
        if (spec is { Nfs: not null } or { Cephfs: not null } or { AzureFile: not null } or { Glusterfs: not null })
            return new(files, isReadOnly, spec.Nfs is null ? "fuse" : "nfs4"); // Shares are not given to a group.
        return Owned(files, isReadOnly, spec.Capacity.TryGetValue("storage", out var size) ? (long)size.WholeValue : null);
    }

    private static bool IsReadOnlySource(PersistentVolumeSpec spec) => spec is { Nfs.ReadOnly: true } or { Csi.ReadOnly: true } or { AwsElasticBlockStore.ReadOnly: true }
        or { GcePersistentDisk.ReadOnly: true } or { Iscsi.ReadOnly: true } or { Rbd.ReadOnly: true } or { Cephfs.ReadOnly: true } or { Cinder.ReadOnly: true } or { Fc.ReadOnly: true } or { AzureFile.ReadOnly: true };

    private SetUpVolume Owned(FileNode files, bool isReadOnly, long? limit)
    {
        if (worker.VolumeGroup is { } group && !isReadOnly)
            FileOwnership.Apply(files, group, isReadOnly: false);
        return new(files, isReadOnly, LimitBytes: limit);
    }
}
