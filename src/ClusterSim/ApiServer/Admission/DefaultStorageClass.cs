using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>A claim that names no storage class gets the default one.</summary>
/// <remarks>Source: plugin/pkg/admission/storage/storageclass/setdefault/admission.go (v1.36).</remarks>
internal sealed class DefaultStorageClass : IAdmissionPlugin
{
    private const string IsDefault = "storageclass.kubernetes.io/is-default-class";
    private const string IsDefaultBeta = "storageclass.beta.kubernetes.io/is-default-class";
    private const string ClassBeta = "volume.beta.kubernetes.io/storage-class";

    public string Name => "DefaultStorageClass";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(PersistentVolumeClaim) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var claim = (PersistentVolumeClaim)request.Object!;
        if (claim.Spec.StorageClassName is not null || claim.Metadata.Annotations.ContainsKey(ClassBeta))
            return null;
        var chosen = Newest(request.List<StorageClass>().Where(known => known.Annotation(IsDefault) == "true" || known.Annotation(IsDefaultBeta) == "true"));
        return chosen is null ? null : claim with { Spec = claim.Spec with { StorageClassName = chosen.Metadata.Name } };
    }

    /// <summary>Of several defaults, the one created last; of equally old ones, the first by name.</summary>
    internal static T? Newest<T>(IEnumerable<T> classes) where T : ApiObject => classes
        .OrderByDescending(known => known.Metadata.CreationTimestamp)
        .ThenBy(known => known.Metadata.Name, StringComparer.Ordinal)
        .FirstOrDefault();
}
