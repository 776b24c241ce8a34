namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a pod's volumes leave out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_Volume and the like; zz_generated.defaults.go (v1.36).</remarks>
internal static class VolumeDefaults
{
    private const int DefaultMode = 420; // 0644

    private static readonly EmptyDirVolumeSource NewDirectory = new();

    /// <summary>The volume with everything filled in; the same instance when nothing was missing.</summary>
    public static Volume Apply(Volume volume) => volume switch
    {
        { EmptyDir: not null } => volume,
        { Secret: { } secret } => secret.DefaultMode is null ? volume with { Secret = secret with { DefaultMode = DefaultMode } } : volume,
        { ConfigMap: { } configMap } => configMap.DefaultMode is null ? volume with { ConfigMap = configMap with { DefaultMode = DefaultMode } } : volume,
        { Projected: { } projected } => With(volume, projected, ProjectedVolumeDefaults.Apply(projected)),
        { HostPath: { } hostPath } => hostPath.Type is null ? volume with { HostPath = hostPath with { Type = "" } } : volume,
        { DownwardAPI: { } downward } => Apply(volume, downward),
        { Ephemeral.VolumeClaimTemplate: { } template } => Apply(volume, template),
        { Image: { } image } => string.IsNullOrEmpty(image.PullPolicy)
            ? volume with { Image = image with { PullPolicy = ImageReference.DefaultPullPolicy(image.Reference) } }
            : volume,
        _ => VendorVolumeDefaults.Apply(IsEmpty(volume) ? volume with { EmptyDir = NewDirectory } : volume),
    };

    private static bool IsEmpty(Volume volume) => volume == new Volume { Name = volume.Name };

    private static Volume With(Volume volume, ProjectedVolumeSource before, ProjectedVolumeSource after) =>
        ReferenceEquals(before, after) ? volume : volume with { Projected = after };

    private static Volume Apply(Volume volume, DownwardAPIVolumeSource downward)
    {
        var items = downward.Items.Replace(ProjectedVolumeDefaults.Apply);
        return downward.DefaultMode is not null && ReferenceEquals(items, downward.Items)
            ? volume
            : volume with { DownwardAPI = downward with { Items = items, DefaultMode = downward.DefaultMode ?? DefaultMode } };
    }

    private static Volume Apply(Volume volume, PersistentVolumeClaimTemplate template)
    {
        var spec = PersistentVolumeClaimDefaults.Apply(template.Spec);
        return ReferenceEquals(spec, template.Spec)
            ? volume
            : volume with { Ephemeral = volume.Ephemeral! with { VolumeClaimTemplate = template with { Spec = spec } } };
    }
}
