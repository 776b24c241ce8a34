namespace ClusterSim.ApiServer.Strategies;

/// <summary>The two places where a claim says what its volume is filled from: <c>dataSource</c>, the older one, and <c>dataSourceRef</c>.</summary>
/// <remarks>Source: api/persistentvolumeclaim/util.go (v1.36).</remarks>
internal static class ClaimDataSources
{
    /// <summary>Drops what the older field never took and an alpha field that is off, and copies one place to the other where that is empty.</summary>
    public static PersistentVolumeClaimSpec Normalize(PersistentVolumeClaimSpec spec, PersistentVolumeClaimSpec? old)
    {
        var source = old?.DataSource is not null || IsClaimOrSnapshot(spec.DataSource) ? spec.DataSource : null;
        var reference = spec.DataSourceRef?.Namespace is not null && old?.DataSourceRef?.Namespace is null
            ? null // CrossNamespaceVolumeDataSource is off.
            : spec.DataSourceRef;
        if (source is null && reference is not null && string.IsNullOrEmpty(reference.Namespace))
            source = new() { ApiGroup = reference.ApiGroup, Kind = reference.Kind, Name = reference.Name };
        else if (source is not null)
            reference ??= new() { ApiGroup = source.ApiGroup, Kind = source.Kind, Name = source.Name };
        return spec with { DataSource = source, DataSourceRef = reference };
    }

    private static bool IsClaimOrSnapshot(TypedLocalObjectReference? source) =>
        (source?.ApiGroup ?? "", source?.Kind) is ("", "PersistentVolumeClaim") or ("snapshot.storage.k8s.io", "VolumeSnapshot");
}
