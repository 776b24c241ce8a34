namespace ClusterSim.ApiServer.Validation;

/// <summary>The internal types of storage whose fields have another order or other names than the records'.</summary>
/// <remarks>Source: pkg/apis/core/types.go (v1.36). Embedded structs are spelled out in their place.</remarks>
internal static class InternalStorageTypes
{
    private const string Sources = "GCEPersistentDisk AWSElasticBlockStore HostPath Glusterfs NFS RBD Quobyte ISCSI FlexVolume Cinder CephFS FC Flocker AzureFile VsphereVolume AzureDisk PhotonPersistentDisk PortworxVolume ScaleIO Local StorageOS CSI";

    /// <summary>The types, in the form that <see cref="InternalTypeTable"/> reads.</summary>
    public const string Declarations = $"""
        PersistentVolumeSpec Capacity {Sources} AccessModes ClaimRef PersistentVolumeReclaimPolicy StorageClassName MountOptions VolumeMode NodeAffinity VolumeAttributesClassName
        GlusterfsPersistentVolumeSource EndpointsName=Endpoints Path ReadOnly EndpointsNamespace?
        RBDPersistentVolumeSource CephMonitors=Monitors RBDImage=Image FSType RBDPool=Pool RadosUser=User Keyring SecretRef ReadOnly
        ISCSIPersistentVolumeSource TargetPortal IQN Lun ISCSIInterface FSType ReadOnly Portals DiscoveryCHAPAuth=ChapAuthDiscovery SessionCHAPAuth=ChapAuthSession SecretRef InitiatorName
        ScaleIOPersistentVolumeSource Gateway System SecretRef SSLEnabled ProtectionDomain StoragePool StorageMode VolumeName FSType ReadOnly
        LocalVolumeSource Path FSType?
        """;

    private static readonly HashSet<string> SourceNames = [.. Sources.Split(' ')];

    /// <summary>The part of a persistent volume that says where it is, as the type of its own that it is in Go.</summary>
    public static JsonObject SourceOf(PersistentVolumeSpec spec) =>
        new(((JsonObject)InternalJson.Of(spec)).Fields.Where(field => SourceNames.Contains(field.Key)));
}
