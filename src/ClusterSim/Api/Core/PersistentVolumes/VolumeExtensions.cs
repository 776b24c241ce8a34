namespace ClusterSim.Api.Core;

/// <summary>What volumes and claims can tell about each other.</summary>
/// <remarks>Source: component-helpers storage/volume/helpers.go, pv_helpers.go (v1.36).</remarks>
internal static class VolumeExtensions
{
    private const string Storage = "storage";

    extension(PersistentVolume volume)
    {
        /// <summary>The class it belongs to; empty: to none.</summary>
        public string ClassName => volume.Metadata.Annotations.TryGetValue(VolumeAnnotations.Class, out var annotated) ? annotated : volume.Spec.StorageClassName ?? "";

        /// <summary>Its size.</summary>
        public Quantity Size => volume.Spec.Capacity.Find(Storage);

        /// <summary>Whether it is <paramref name="claim"/> that it is bound to or kept for.</summary>
        public bool IsFor(PersistentVolumeClaim claim) =>
            volume.Spec.ClaimRef is { } reference
            && reference.Name == claim.Metadata.Name && reference.Namespace == claim.Metadata.Namespace
            && (string.IsNullOrEmpty(reference.Uid) || reference.Uid == claim.Metadata.Uid);

        /// <summary>Whether it can be used in all ways in which <paramref name="claim"/> wants to use it.</summary>
        public bool Allows(PersistentVolumeClaim claim) => claim.Spec.AccessModes.All(volume.Spec.AccessModes.Contains);

        /// <summary>Whether one is a file system where a block device is asked for, or the other way round.</summary>
        public bool DiffersInMode(PersistentVolumeClaim claim) => (volume.Spec.VolumeMode ?? "Filesystem") != (claim.Spec.VolumeMode ?? "Filesystem");

        /// <summary>Whether both have the same attributes class.</summary>
        public bool SharesAttributesClass(PersistentVolumeClaim claim) => (volume.Spec.VolumeAttributesClassName ?? "") == (claim.Spec.VolumeAttributesClassName ?? "");
    }

    extension(PersistentVolumeClaim claim)
    {
        /// <summary>The class asked for; empty: none.</summary>
        public string ClassName => claim.Metadata.Annotations.TryGetValue(VolumeAnnotations.Class, out var annotated) ? annotated : claim.Spec.StorageClassName ?? "";

        /// <summary>Whether something is said about the class, be it that there is to be none.</summary>
        public bool SaysClass => claim.Spec.StorageClassName is not null || claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.Class);

        /// <summary>The size asked for.</summary>
        public Quantity RequestedSize => claim.Spec.Resources.Requests.Find(Storage);

        /// <summary>Whether it has ever been bound.</summary>
        public bool IsBindCompleted => claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.BindCompleted);

        /// <summary>Whether it is bound to a volume, and both sides agree.</summary>
        public bool IsFullyBound => !string.IsNullOrEmpty(claim.Spec.VolumeName) && claim.IsBindCompleted;
    }

    extension(Pod pod)
    {
        /// <summary>Whether any of its volumes is made of a claim.</summary>
        public bool UsesClaims
        {
            get
            {
                foreach (var volume in pod.Spec.Volumes)
                {
                    if (volume.PersistentVolumeClaim is not null || volume.Ephemeral is not null)
                        return true;
                }
                return false;
            }
        }

        /// <summary>The names of the claims that its volumes are made of, those for volumes of its own included.</summary>
        public IEnumerable<string> ClaimNames()
        {
            foreach (var volume in pod.Spec.Volumes)
            {
                if (pod.ClaimOf(volume) is { } claim)
                    yield return claim;
            }
        }

        /// <summary>The name of the claim that <paramref name="volume"/> of the Pod is made of; null when it is made of something else.</summary>
        public string? ClaimOf(Volume volume) =>
            volume.PersistentVolumeClaim is { } source ? source.ClaimName : volume.Ephemeral is null ? null : pod.Metadata.Name + "-" + volume.Name;
    }
}
