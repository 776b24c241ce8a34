namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what volumes of single vendors leave out.</summary>
/// <remarks>Source: core/v1/zz_generated.defaults.go (v1.36).</remarks>
internal static class VendorVolumeDefaults
{
    public static Volume Apply(Volume volume) => volume switch
    {
        { Iscsi.IscsiInterface: null or "" } => volume with { Iscsi = volume.Iscsi with { IscsiInterface = "default" } },
        { Rbd: { } rbd } => volume with
        {
            Rbd = rbd with { Pool = Or(rbd.Pool, "rbd"), User = Or(rbd.User, "admin"), Keyring = Or(rbd.Keyring, "/etc/ceph/keyring") },
        },
        { AzureDisk: { } disk } => volume with { AzureDisk = Apply(disk) },
        { ScaleIO: { } scaleIO } => volume with
        {
            ScaleIO = scaleIO with { StorageMode = Or(scaleIO.StorageMode, "ThinProvisioned"), FsType = Or(scaleIO.FsType, "xfs") },
        },
        _ => volume,
    };

    /// <summary>The same for a disk of Azure's, which persistent volumes have in this form, too.</summary>
    public static AzureDiskVolumeSource Apply(AzureDiskVolumeSource disk) => disk with
    {
        CachingMode = disk.CachingMode ?? "ReadWrite",
        Kind = disk.Kind ?? "Shared",
        FsType = disk.FsType ?? "ext4",
        ReadOnly = disk.ReadOnly ?? false,
    };

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
