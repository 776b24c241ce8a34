namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds the one source a volume may have and what is wrong with it.</summary>
/// <remarks>Source: core/validation/validation.go, validateVolumeSource (v1.36).</remarks>
internal static class VolumeSourceValidation
{
    public static void Validate(Volume volume, FieldPath path, PodSpecScope scope)
    {
        var (found, errors) = (false, scope.Errors);
        if (volume.EmptyDir is { } emptyDir)
        {
            found = true;
            if (emptyDir.SizeLimit < Quantity.Zero)
                errors.Forbidden(path["emptyDir"]["sizeLimit"], "SizeLimit field must be a valid resource quantity");
        }
        foreach (var (name, validate) in Sources(volume, scope))
        {
            if (found)
                errors.Forbidden(path[name], "may not specify more than 1 volume type");
            else
                validate(path);
            found = true;
            if (name == "iscsi")
                ValidateInitiator(volume, path["name"], errors);
        }
        if (!found)
            errors.Required(path, "must specify a volume type");
    }

    // In Kubernetes' order and with the names it gives them in errors, which are not always the fields'.
    private static IEnumerable<(string Name, Action<FieldPath> Validate)> Sources(Volume volume, PodSpecScope scope)
    {
        var errors = scope.Errors;
        if (volume.HostPath is { } hostPath)
            yield return ("hostPath", path => FileVolumeValidation.Validate(hostPath, path["hostPath"], errors));
        if (volume.GitRepo is { } gitRepo)
            yield return ("gitRepo", path => FileVolumeValidation.Validate(gitRepo, path["gitRepo"], errors));
        if (volume.GcePersistentDisk is { } gce)
            yield return ("gcePersistentDisk", path => DiskVolumeValidation.Validate(gce, path["persistentDisk"], errors));
        if (volume.AwsElasticBlockStore is { } aws)
            yield return ("awsElasticBlockStore", path => DiskVolumeValidation.Validate(aws, path["awsElasticBlockStore"], errors));
        if (volume.Secret is { } secret)
            yield return ("secret", path => KeyVolumeValidation.Validate(secret, path["secret"], errors));
        if (volume.Nfs is { } nfs)
            yield return ("nfs", path => NetworkVolumeValidation.Validate(nfs, path["nfs"], errors));
        if (volume.Iscsi is { } iscsi)
            yield return ("iscsi", path => IscsiValidation.Validate(iscsi, path["iscsi"], errors));
        if (volume.Glusterfs is { } glusterfs)
            yield return ("glusterfs", path => NetworkVolumeValidation.Validate(glusterfs, path["glusterfs"], errors));
        if (volume.Flocker is { } flocker)
            yield return ("flocker", path => VendorVolumeValidation.Validate(flocker, path["flocker"], errors));
        if (volume.PersistentVolumeClaim is { } claim)
            yield return ("persistentVolumeClaim", path => RequiredText.Validate(claim.ClaimName, path["persistentVolumeClaim"]["claimName"], errors));
        if (volume.Rbd is { } rbd)
            yield return ("rbd", path => NetworkVolumeValidation.Validate(rbd, path["rbd"], errors));
        if (volume.Cinder is { } cinder)
            yield return ("cinder", path => DiskVolumeValidation.Validate(cinder, path["cinder"], errors));
        if (volume.Cephfs is { } cephfs)
            yield return ("cephFS", path => NetworkVolumeValidation.Validate(cephfs, path["cephfs"], errors));
        if (volume.Quobyte is { } quobyte)
            yield return ("quobyte", path => VendorVolumeValidation.Validate(quobyte, path["quobyte"], errors));
        if (volume.DownwardAPI is { } downward)
            yield return ("downwarAPI", path => KeyVolumeValidation.Validate(downward, path["downwardAPI"], errors));
        if (volume.Fc is { } fc)
            yield return ("fc", path => DiskVolumeValidation.Validate(fc, path["fc"], errors));
        if (volume.FlexVolume is { } flex)
            yield return ("flexVolume", path => VendorVolumeValidation.Validate(flex.Driver, flex.Options, path["flexVolume"], errors));
        if (volume.ConfigMap is { } configMap)
            yield return ("configMap", path => KeyVolumeValidation.Validate(configMap, path["configMap"], errors));
        if (volume.AzureFile is { } azureFile)
            yield return ("azureFile", path => AzureVolumeValidation.Validate(azureFile, path["azureFile"], errors));
        if (volume.VsphereVolume is { } vsphere)
            yield return ("vsphereVolume", path => RequiredText.Validate(vsphere.VolumePath, path["vsphereVolume"]["volumePath"], errors));
        if (volume.PhotonPersistentDisk is { } photon)
            yield return ("photonPersistentDisk", path => RequiredText.Validate(photon.PdID, path["photonPersistentDisk"]["pdID"], errors));
        if (volume.PortworxVolume is { } portworx)
            yield return ("portworxVolume", path => RequiredText.Validate(portworx.VolumeID, path["portworxVolume"]["volumeID"], errors));
        if (volume.AzureDisk is { } azureDisk)
            yield return ("azureDisk", path => AzureVolumeValidation.Validate(azureDisk, path["azureDisk"], errors));
        if (volume.Storageos is { } storageos)
            yield return ("storageos", path => VendorVolumeValidation.Validate(storageos, path["storageos"], errors));
        if (volume.Projected is { } projected)
            yield return ("projected", path => ProjectedVolumeValidation.Validate(projected, path["projected"], scope));
        if (volume.ScaleIO is { } scaleIO)
            yield return ("scaleIO", path => VendorVolumeValidation.Validate(scaleIO, path["scaleIO"], errors));
        if (volume.Csi is { } csi)
            yield return ("csi", path => CsiVolumeValidation.Validate(csi, path["csi"], errors));
        if (volume.Ephemeral is { } ephemeral)
            yield return ("ephemeral", path => EphemeralVolumeValidation.Validate(ephemeral, volume.Name, path, scope));
        if (volume.Image is { } image)
            yield return ("image", path => ValidateImage(image, path["image"], scope));
    }

    private static void ValidateImage(ImageVolumeSource image, FieldPath path, PodSpecScope scope)
    {
        if (scope.Options.IsPod)
            RequiredText.Validate(image.Reference, path["reference"], scope.Errors);
        ContainerValidation.ValidatePullPolicy(image.PullPolicy, path["pullPolicy"], scope.Errors);
    }

    private static void ValidateInitiator(Volume volume, FieldPath path, FieldErrors errors)
    {
        if (volume.Iscsi is { InitiatorName: not null } iscsi && GoText.Length(volume.Name + ":" + iscsi.TargetPortal) > 64)
            errors.Invalid(path, volume.Name, IscsiValidation.TooLong);
    }
}
