namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what volumes of several sources leave out.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_ProjectedVolumeSource, SetDefaults_ServiceAccountTokenProjection (v1.36).</remarks>
internal static class ProjectedVolumeDefaults
{
    private const int DefaultMode = 420; // 0644
    private const long TokenSeconds = 60 * 60;

    public static ProjectedVolumeSource Apply(ProjectedVolumeSource source)
    {
        var sources = source.Sources.Replace(Apply);
        return source.DefaultMode is not null && ReferenceEquals(sources, source.Sources)
            ? source
            : source with { Sources = sources, DefaultMode = source.DefaultMode ?? DefaultMode };
    }

    public static DownwardAPIVolumeFile Apply(DownwardAPIVolumeFile file)
    {
        var (field, resource) = (EnvDefaults.Apply(file.FieldRef), EnvDefaults.Apply(file.ResourceFieldRef));
        return ReferenceEquals(field, file.FieldRef) && ReferenceEquals(resource, file.ResourceFieldRef)
            ? file
            : file with { FieldRef = field, ResourceFieldRef = resource };
    }

    private static VolumeProjection Apply(VolumeProjection projection)
    {
        if (projection.ServiceAccountToken is { ExpirationSeconds: null } token)
            projection = projection with { ServiceAccountToken = token with { ExpirationSeconds = TokenSeconds } };
        if (projection.DownwardAPI is not { } downward)
            return projection;
        var items = downward.Items.Replace(Apply);
        return ReferenceEquals(items, downward.Items) ? projection : projection with { DownwardAPI = downward with { Items = items } };
    }
}
