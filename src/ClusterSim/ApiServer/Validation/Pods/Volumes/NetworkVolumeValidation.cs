namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes that are network file systems.</summary>
/// <remarks>Source: core/validation/validation.go, validateNFSVolumeSource and the like (v1.36).</remarks>
internal static class NetworkVolumeValidation
{
    public static void Validate(NFSVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Server, path["server"], errors);
        RequiredText.Validate(source.Path, path["path"], errors);
        if (!source.Path.StartsWith('/'))
            errors.Invalid(path["path"], source.Path, "must be an absolute path");
    }

    public static void Validate(GlusterfsVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Endpoints, path["endpoints"], errors);
        RequiredText.Validate(source.Path, path["path"], errors);
    }

    public static void Validate(RBDVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Monitors.Count == 0)
            errors.Required(path["monitors"]);
        RequiredText.Validate(source.Image, path["image"], errors);
    }

    public static void Validate(CephFSVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Monitors.Count == 0)
            errors.Required(path["monitors"]);
    }
}
