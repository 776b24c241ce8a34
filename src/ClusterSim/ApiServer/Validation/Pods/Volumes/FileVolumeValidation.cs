namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with volumes that are directories: of the host, or filled from a repository.</summary>
/// <remarks>Source: core/validation/validation.go, validateHostPathVolumeSource, validateGitRepoVolumeSource (v1.36).</remarks>
internal static class FileVolumeValidation
{
    private static readonly string[] HostPathTypes = ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"];

    public static void Validate(HostPathVolumeSource source, FieldPath path, FieldErrors errors)
    {
        if (source.Path.Length == 0)
        {
            errors.Required(path["path"]);
            return;
        }
        LocalPathValidation.ValidateNoBacksteps(source.Path, path["path"], errors);
        if (source.Type is { } type && !HostPathTypes.Contains(type))
            errors.NotSupported(path["type"], type, HostPathTypes);
    }

    public static void Validate(GitRepoVolumeSource source, FieldPath path, FieldErrors errors)
    {
        RequiredText.Validate(source.Repository, path["repository"], errors);
        LocalPathValidation.ValidateDescending(source.Directory ?? "", path["directory"], errors);
    }
}
