using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with sources that persistent volumes have in a form of their own.</summary>
/// <remarks>Source: core/validation/validation.go, validateRBDPersistentVolumeSource and the like (v1.36).</remarks>
internal static class PersistentSourceValidation
{
    public static void Validate(GlusterfsPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Endpoints, path["endpoints"], errors);
        RequiredText.Validate(source.Path, path["path"], errors);
        if (source.EndpointsNamespace is { } ns)
            errors.Invalid(path["endpointsNamespace"], ns, ns.Length == 0 ? ["if the endpointnamespace is set, it must be a valid namespace name"] : DnsName.CheckLabel(ns));
    }

    public static void Validate(RBDPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Monitors.Count == 0)
            errors.Required(path["monitors"]);
        RequiredText.Validate(source.Image, path["image"], errors);
    }

    public static void Validate(CephFSPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Monitors.Count == 0)
            errors.Required(path["monitors"]);
    }

    public static void Validate(CinderPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.VolumeID, path["volumeID"], errors);
        if (source.SecretRef is { } secret)
            ValidateReference(secret.Name, secret.Namespace, path["secretRef"], errors);
    }

    public static void Validate(AzureFilePersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.SecretName, path["secretName"], errors);
        RequiredText.Validate(source.ShareName, path["shareName"], errors);
        if (source.SecretNamespace is { } ns)
            RequiredText.Validate(ns, path["secretNamespace"], errors);
    }

    public static void Validate(ScaleIOPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Gateway, path["gateway"], errors);
        RequiredText.Validate(source.System, path["system"], errors);
        RequiredText.Validate(source.VolumeName, path["volumeName"], errors);
    }

    /// <summary>Checks a disk of one Node, which must say which; <paramref name="path"/> is the volume's.</summary>
    public static void Validate(LocalVolumeSource source, VolumeNodeAffinity? nodes, FieldPath path, FieldErrors errors)
    {
        if (source.Path.Length == 0)
            errors.Required(path["local"]["path"]);
        else
            LocalPathValidation.ValidateNoBacksteps(source.Path, path["local"]["path"], errors);
        if (nodes is null)
            errors.Required(path["nodeAffinity"], "Local volume requires node affinity");
    }

    public static void Validate(StorageOSPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(source.VolumeName))
            errors.Required(path["volumeName"]);
        else
            errors.Invalid(path["volumeName"], source.VolumeName, DnsName.CheckLabel(source.VolumeName));
        if (source.VolumeNamespace is { Length: > 0 } ns)
            errors.Invalid(path["volumeNamespace"], ns, DnsName.CheckLabel(ns));
        if (source.SecretRef is { } secret)
            ValidateReference(secret.Name, secret.Namespace, path["secretRef"], errors);
    }

    public static void Validate(CSIPersistentVolumeSource source, FieldPath path, FieldErrors errors)
    {
        CsiVolumeValidation.ValidateDriver(source.Driver, path["driver"], errors);
        RequiredText.Validate(source.VolumeHandle, path["volumeHandle"], errors);
        ValidateSecret(source.ControllerPublishSecretRef, path["controllerPublishSecretRef"], errors);
        ValidateSecret(source.ControllerExpandSecretRef, path["controllerExpandSecretRef"], errors);
        ValidateSecret(source.NodePublishSecretRef, path["nodePublishSecretRef"], errors);
        ValidateSecret(source.NodeExpandSecretRef, path["nodeExpandSecretRef"], errors);
    }

    private static void ValidateReference(string? name, string? ns, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(name, path["name"], errors);
        RequiredText.Validate(ns, path["namespace"], errors);
    }

    private static void ValidateSecret(SecretReference? secret, FieldPath path, FieldErrors errors)
    {
        if (secret is null)
            return;
        if (string.IsNullOrEmpty(secret.Name))
            errors.Required(path["name"]);
        else
            errors.Invalid(path["name"], secret.Name, DnsName.CheckSubdomain(secret.Name));
        if (string.IsNullOrEmpty(secret.Namespace))
            errors.Required(path["namespace"]);
        else
            errors.Invalid(path["namespace"], secret.Namespace, DnsName.CheckLabel(secret.Namespace));
    }
}
