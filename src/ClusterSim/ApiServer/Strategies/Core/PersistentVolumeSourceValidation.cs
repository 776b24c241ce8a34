using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds the one source a persistent volume may have and what is wrong with it.</summary>
/// <remarks>Source: core/validation/validation.go, ValidatePersistentVolumeSpec (v1.36).</remarks>
internal static class PersistentVolumeSourceValidation
{
    public static void Validate(PersistentVolumeSpec spec, string name, FieldPath path, FieldErrors errors)
    {
        var found = false;
        foreach (var (source, validate) in Sources(spec, name, path, errors))
        {
            if (found && source != "flexVolume") // Forgotten there.
                errors.Forbidden(path[source], "may not specify more than 1 volume type");
            else
                validate();
            found = true;
        }
        if (!found)
            errors.Required(path, "must specify a volume type");
    }

    // In Kubernetes' order and with the names it gives them in errors, which are not always the fields'.
    private static IEnumerable<(string Name, Action Validate)> Sources(PersistentVolumeSpec spec, string name, FieldPath path, FieldErrors errors)
    {
        if (spec.HostPath is { } hostPath)
            yield return ("hostPath", () => FileVolumeValidation.Validate(hostPath, path["hostPath"], errors));
        if (spec.GcePersistentDisk is { } gce)
            yield return ("gcePersistentDisk", () => DiskVolumeValidation.Validate(gce, path["persistentDisk"], errors));
        if (spec.AwsElasticBlockStore is { } aws)
            yield return ("awsElasticBlockStore", () => DiskVolumeValidation.Validate(aws, path["awsElasticBlockStore"], errors));
        if (spec.Glusterfs is { } glusterfs)
            yield return ("glusterfs", () => PersistentSourceValidation.Validate(glusterfs, path["glusterfs"], errors));
        if (spec.Flocker is { } flocker)
            yield return ("flocker", () => VendorVolumeValidation.Validate(flocker, path["flocker"], errors));
        if (spec.Nfs is { } nfs)
            yield return ("nfs", () => NetworkVolumeValidation.Validate(nfs, path["nfs"], errors));
        if (spec.Rbd is { } rbd)
            yield return ("rbd", () => PersistentSourceValidation.Validate(rbd, path["rbd"], errors));
        if (spec.Quobyte is { } quobyte)
            yield return ("quobyte", () => VendorVolumeValidation.Validate(quobyte, path["quobyte"], errors));
        if (spec.Cephfs is { } cephfs)
            yield return ("cephFS", () => PersistentSourceValidation.Validate(cephfs, path["cephfs"], errors));
        if (spec.Iscsi is { } iscsi)
            yield return ("iscsi", () => IscsiValidation.Validate(iscsi, name, path["iscsi"], errors));
        if (spec.Cinder is { } cinder)
            yield return ("cinder", () => PersistentSourceValidation.Validate(cinder, path["cinder"], errors));
        if (spec.Fc is { } fc)
            yield return ("fc", () => DiskVolumeValidation.Validate(fc, path["fc"], errors));
        if (spec.FlexVolume is { } flex)
            yield return ("flexVolume", () => VendorVolumeValidation.Validate(flex.Driver, flex.Options, path["flexVolume"], errors));
        if (spec.AzureFile is { } azureFile)
            yield return ("azureFile", () => PersistentSourceValidation.Validate(azureFile, path["azureFile"], errors));
        if (spec.VsphereVolume is { } vsphere)
            yield return ("vsphereVolume", () => RequiredText.Validate(vsphere.VolumePath, path["vsphereVolume"]["volumePath"], errors));
        if (spec.PhotonPersistentDisk is { } photon)
            yield return ("photonPersistentDisk", () => RequiredText.Validate(photon.PdID, path["photonPersistentDisk"]["pdID"], errors));
        if (spec.PortworxVolume is { } portworx)
            yield return ("portworxVolume", () => RequiredText.Validate(portworx.VolumeID, path["portworxVolume"]["volumeID"], errors));
        if (spec.AzureDisk is { } azureDisk)
            yield return ("azureDisk", () => AzureVolumeValidation.Validate(azureDisk, path["azureDisk"], errors));
        if (spec.ScaleIO is { } scaleIO)
            yield return ("scaleIO", () => PersistentSourceValidation.Validate(scaleIO, path["scaleIO"], errors));
        if (spec.Local is { } local)
            yield return ("local", () => PersistentSourceValidation.Validate(local, spec.NodeAffinity, path, errors));
        if (spec.Storageos is { } storageos)
            yield return ("storageos", () => PersistentSourceValidation.Validate(storageos, path["storageos"], errors));
        if (spec.Csi is { } csi)
            yield return ("csi", () => PersistentSourceValidation.Validate(csi, path["csi"], errors));
    }
}
