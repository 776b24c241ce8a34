namespace ClusterSim.Api.Storage;

/// <summary>What storage classes can tell.</summary>
/// <remarks>Source: pkg/volume/util/storageclass.go; component-helpers storage/volume/helpers.go, IsDelayBindingMode (v1.36).</remarks>
internal static class StorageClassExtensions
{
    /// <summary>Marks the class of claims that name none (IsDefaultStorageClassAnnotation).</summary>
    public const string DefaultMark = "storageclass.kubernetes.io/is-default-class";

    private const string FormerDefaultMark = "storageclass.beta.kubernetes.io/is-default-class";

    extension(StorageClass known)
    {
        /// <summary>Whether claims that name no class get this one.</summary>
        public bool IsDefault => known.Annotation(DefaultMark) == "true" || known.Annotation(FormerDefaultMark) == "true";

        /// <summary>Whether claims are bound only when a Pod that uses them is scheduled.</summary>
        public bool WaitsForConsumer => known.VolumeBindingMode == "WaitForFirstConsumer";
    }

    extension(IEnumerable<StorageClass> classes)
    {
        /// <summary>Of several defaults the one created last, of equally old ones the first by name; null when there is none.</summary>
        public StorageClass? Default() => classes
            .Where(known => known.IsDefault)
            .OrderByDescending(known => known.Metadata.CreationTimestamp)
            .ThenBy(known => known.Metadata.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
