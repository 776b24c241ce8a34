using ClusterSim.Api.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>A claim grows only once it is bound, and only where its storage class allows it.</summary>
/// <remarks>Source: plugin/pkg/admission/storage/persistentvolume/resize/admission.go (v1.36).</remarks>
internal sealed class PersistentVolumeClaimResize : IAdmissionPlugin
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class"; // BetaStorageClassAnnotation

    public string Name => "PersistentVolumeClaimResize";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Update && resource.ClrType == typeof(PersistentVolumeClaim) && subresource.Length == 0;

    public void Validate(AdmissionRequest request)
    {
        var (claim, old) = ((PersistentVolumeClaim)request.Object!, (PersistentVolumeClaim)request.OldObject!);
        if (Size(claim) <= Size(old))
            return;
        if (old.Status.Phase != "Bound")
            throw request.Deny("Only bound persistent volume claims can be expanded");
        if (!AllowsExpansion(request, ClassOf(claim), ClassOf(old)))
            throw request.Deny("only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    }

    private static bool AllowsExpansion(AdmissionRequest request, string name, string oldName) =>
        name.Length > 0 && name == oldName && request.Find<StorageClass>(new(name)) is { AllowVolumeExpansion: true };

    private static Quantity Size(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.Find("storage");

    private static string ClassOf(PersistentVolumeClaim claim) =>
        claim.Metadata.Annotations.TryGetValue(ClassAnnotation, out var name) ? name : claim.Spec.StorageClassName ?? "";
}
