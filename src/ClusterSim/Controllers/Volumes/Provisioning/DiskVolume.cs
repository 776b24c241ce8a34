using ClusterSim.Api.Storage;

namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>The PersistentVolume for a disk that was made.</summary>
/// <remarks>Source: external-provisioner pkg/controller/controller.go, Provision; local-path-provisioner provisioner.go (for Kubernetes v1.36).</remarks>
internal static class DiskVolume
{
    /// <summary>Keeps a PersistentVolume until its disk is gone (PVDeletionProtectionFinalizer).</summary>
    public const string Finalizer = "external-provisioner.volume.kubernetes.io/finalizer";

    private const string DeletionSecretName = "volume.kubernetes.io/provisioner-deletion-secret-name";
    private const string DeletionSecretNamespace = "volume.kubernetes.io/provisioner-deletion-secret-namespace";

    public static PersistentVolume For(PersistentVolumeClaim claim, StorageClass storageClass, string provisioner, (string Label, string Value)? topology)
    {
        var name = "pvc-" + claim.Metadata.Uid;
        var volume = new PersistentVolume
        {
            Metadata = new()
            {
                Name = name,
                Annotations = [new(VolumeAnnotations.ProvisionedBy, provisioner)],
                Finalizers = storageClass.ReclaimPolicy == "Delete" ? [Finalizer] : [],
            },
            Spec = new()
            {
                Capacity = [new("storage", claim.RequestedSize)],
                AccessModes = claim.Spec.AccessModes,
                ClaimRef = ObjectReference.To(claim),
                PersistentVolumeReclaimPolicy = storageClass.ReclaimPolicy,
                StorageClassName = storageClass.Metadata.Name,
                MountOptions = storageClass.MountOptions,
                VolumeMode = claim.Spec.VolumeMode,
                VolumeAttributesClassName = claim.Spec.VolumeAttributesClassName,
                NodeAffinity = topology is { } place ? AffinityTo(place.Label, place.Value) : null,
            },
        };
        if (KnownProvisioners.DirectoryOf(provisioner, claim, name) is { } directory)
            return volume with { Spec = volume.Spec with { HostPath = new() { Path = directory, Type = "DirectoryOrCreate" } } };
        if (provisioner.Contains('/')) // No driver's name: what is left of the old kind makes directories on a share.
            return volume with { Spec = volume.Spec with { Nfs = new() { Server = "nfs-server", Path = $"/exports/{claim.Metadata.Namespace}-{claim.Metadata.Name}-{name}" } } };
        return volume with
        {
            Metadata = volume.Metadata with { Annotations = volume.Metadata.Annotations.Set(DeletionSecretName, "").Set(DeletionSecretNamespace, "") },
            Spec = volume.Spec with
            {
                Csi = new()
                {
                    Driver = provisioner,
                    VolumeHandle = name,
                    FsType = claim.Spec.VolumeMode == "Block" ? null : storageClass.Parameters.Find("csi.storage.k8s.io/fstype") ?? "ext4",
                    VolumeAttributes = [new("storage.kubernetes.io/csiProvisionerIdentity", provisioner)],
                },
            },
        };
    }

    private static VolumeNodeAffinity AffinityTo(string label, string value) => new()
    {
        Required = new() { NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = label, Operator = "In", Values = [value] }] }] },
    };
}
