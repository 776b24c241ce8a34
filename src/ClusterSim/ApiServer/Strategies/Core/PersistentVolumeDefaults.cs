namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what the sources of persistent volumes leave out.</summary>
/// <remarks>Source: core/v1/defaults.go; core/v1/zz_generated.defaults.go, SetObjectDefaults_PersistentVolume (v1.36).</remarks>
internal static class PersistentVolumeDefaults
{
    public static PersistentVolumeSpec Apply(PersistentVolumeSpec spec)
    {
        spec = spec with { Capacity = ResourceListDefaults.Apply(spec.Capacity) };
        if (spec.HostPath is { Type: null } hostPath)
            spec = spec with { HostPath = hostPath with { Type = "" } };
        if (spec.Rbd is { } rbd)
            spec = spec with { Rbd = rbd with { Pool = Or(rbd.Pool, "rbd"), User = Or(rbd.User, "admin"), Keyring = Or(rbd.Keyring, "/etc/ceph/keyring") } };
        if (spec.Iscsi is { } iscsi)
            spec = spec with { Iscsi = iscsi with { IscsiInterface = Or(iscsi.IscsiInterface, "default") } };
        if (spec.AzureDisk is { } disk)
            spec = spec with { AzureDisk = VendorVolumeDefaults.Apply(disk) };
        if (spec.ScaleIO is { } scaleIO)
            spec = spec with { ScaleIO = scaleIO with { StorageMode = Or(scaleIO.StorageMode, "ThinProvisioned"), FsType = Or(scaleIO.FsType, "xfs") } };
        return spec;
    }

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
