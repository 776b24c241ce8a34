using ClusterSim.Api.Storage;
using ClusterSim.ApiServer;

namespace ClusterSim.Controllers.Volumes.Binding;

/// <summary>Asks those who make volumes to make one for a claim.</summary>
/// <remarks>Source: controller/volume/persistentvolume/pv_controller.go, provisionClaim, provisionClaimOperationExternal (v1.36).</remarks>
internal sealed class ProvisioningRequests(VolumeBooks books)
{
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal); // Uids; never enumerated.

    /// <summary>A claim gets the default class, since there is one now.</summary>
    public void Assign(PersistentVolumeClaim claim, StorageClass assigned)
    {
        _assigned.Add(claim.Metadata.Uid!);
        books.Claims.Wrote(books.Client.Update(claim with { Spec = claim.Spec with { StorageClassName = assigned.Metadata.Name } }));
    }

    public void Request(PersistentVolumeClaim claim, StorageClass? storageClass)
    {
        if (storageClass is null)
        {
            Fail(claim, $"storageclass.storage.k8s.io \"{claim.ClassName}\" not found");
            return;
        }
        var provisioner = MigratedPlugins.DriverOf(storageClass.Provisioner) ?? storageClass.Provisioner;
        if (provisioner.StartsWith("kubernetes.io/", StringComparison.Ordinal))
        {
            Fail(claim, "no volume plugin matched name: " + provisioner);
            return;
        }
        // A request is told again when it shows in the cache that it was made; as recordings have it, not where the class was assigned here.
        if (claim.Annotation(VolumeAnnotations.Provisioner) == provisioner && _assigned.Remove(claim.Metadata.Uid!))
            return;
        try
        {
            claim = books.Save(WithProvisioner(claim, provisioner), claim);
        }
        catch (ApiException refusal)
        {
            Fail(claim, "Error saving claim: " + refusal.Message);
            return;
        }
        books.Events.Record(claim, "Normal", "ExternalProvisioning", $"Waiting for a volume to be created either by the external provisioner '{provisioner}' "
            + "or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
    }

    private static PersistentVolumeClaim WithProvisioner(PersistentVolumeClaim claim, string provisioner) => claim.Annotation(VolumeAnnotations.Provisioner) == provisioner
        ? claim
        : claim.WithAnnotation(VolumeAnnotations.FormerProvisioner, provisioner).WithAnnotation(VolumeAnnotations.Provisioner, provisioner);

    private void Fail(PersistentVolumeClaim claim, string message) => books.Events.Record(claim, "Warning", "ProvisioningFailed", message);
}
