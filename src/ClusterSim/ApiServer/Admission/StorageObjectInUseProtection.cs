namespace ClusterSim.ApiServer.Admission;

/// <summary>Volumes and claims are not removed while they are in use.</summary>
/// <remarks>Source: plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go (v1.36).</remarks>
internal sealed class StorageObjectInUseProtection : IAdmissionPlugin
{
    public string Name => "StorageObjectInUseProtection";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && subresource.Length == 0 && FinalizerOf(resource.ClrType) is not null;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var obj = request.Object!;
        var finalizer = FinalizerOf(request.Resource.ClrType)!;
        return obj.HasFinalizer(finalizer) ? null : obj with { Metadata = obj.Metadata with { Finalizers = obj.Metadata.Finalizers.Add(finalizer) } };
    }

    private static string? FinalizerOf(Type kind) =>
        kind == typeof(PersistentVolume) ? "kubernetes.io/pv-protection"
        : kind == typeof(PersistentVolumeClaim) ? "kubernetes.io/pvc-protection"
        : kind == typeof(Api.Storage.VolumeAttributesClass) ? "kubernetes.io/vac-protection"
        : null;
}
