namespace ClusterSim.Api.Core;

/// <summary>Describes a PersistentVolume: its storage backend, which is exactly one source field, and its rules of use.</summary>
public sealed record PersistentVolumeSpec : ApiRecord
{
    /// <summary>Size of the volume, given under the <c>storage</c> key.</summary>
    public ValueMap<Quantity> Capacity { get; init; } = [];

    /// <summary>Ways the volume can be mounted: <c>ReadWriteOnce</c>, <c>ReadOnlyMany</c>, <c>ReadWriteMany</c> or <c>ReadWriteOncePod</c>.</summary>
    [Atomic]
    public ValueList<string> AccessModes { get; init; } = [];

    /// <summary>The PersistentVolumeClaim this volume is bound to or reserved for; null while free.</summary>
    [Granular]
    public ObjectReference? ClaimRef { get; init; }

    /// <summary>Fate after release: <c>Retain</c> (default when made by hand), <c>Delete</c> (default when provisioned) or the deprecated <c>Recycle</c>.</summary>
    public string? PersistentVolumeReclaimPolicy { get; init; }

    /// <summary>StorageClass of the volume; an empty value matches only claims that ask for no class.</summary>
    public string? StorageClassName { get; init; }

    /// <summary>Options passed to the mount call, such as <c>ro</c> or <c>soft</c>; never validated beforehand.</summary>
    [Atomic]
    public ValueList<string> MountOptions { get; init; } = [];

    /// <summary><c>Filesystem</c> (default) or <c>Block</c>; must equal the claim's mode for binding.</summary>
    [KeepEmpty]
    public string? VolumeMode { get; init; }

    /// <summary>Nodes from which the volume is reachable; steers scheduling of its Pods. Null means all Nodes.</summary>
    public VolumeNodeAffinity? NodeAffinity { get; init; }

    /// <summary>VolumeAttributesClass in force on the volume; a claim must name the same one to bind. Null means none.</summary>
    [KeepEmpty]
    public string? VolumeAttributesClassName { get; init; }

    /// <summary>AWS EBS disk as backend. Deprecated; calls go to the EBS CSI driver.</summary>
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>Azure data disk as backend. Deprecated; calls go to the Azure Disk CSI driver.</summary>
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>Azure Files share as backend. Deprecated; calls go to the Azure File CSI driver.</summary>
    public AzureFilePersistentVolumeSource? AzureFile { get; init; }

    /// <summary>CephFS file system as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public CephFSPersistentVolumeSource? Cephfs { get; init; }

    /// <summary>OpenStack Cinder disk as backend. Deprecated; calls go to the Cinder CSI driver.</summary>
    public CinderPersistentVolumeSource? Cinder { get; init; }

    /// <summary>Volume served by an external CSI driver, the usual backend today.</summary>
    public CSIPersistentVolumeSource? Csi { get; init; }

    /// <summary>Fibre Channel LUN, attached to the Node before use.</summary>
    public FCVolumeSource? Fc { get; init; }

    /// <summary>Volume served by an exec-based FlexVolume driver. Deprecated in favour of CSI.</summary>
    public FlexPersistentVolumeSource? FlexVolume { get; init; }

    /// <summary>Flocker dataset as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Google Compute Engine disk as backend. Deprecated; calls go to the GCE PD CSI driver.</summary>
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>GlusterFS volume as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public GlusterfsPersistentVolumeSource? Glusterfs { get; init; }

    /// <summary>Directory or file on the Node; meant only for single-node tests.</summary>
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>iSCSI LUN, attached to the Node before use.</summary>
    public ISCSIPersistentVolumeSource? Iscsi { get; init; }

    /// <summary>Disk, partition or directory local to one Node; needs <c>nodeAffinity</c>.</summary>
    public LocalVolumeSource? Local { get; init; }

    /// <summary>NFS export that is mounted on the Node.</summary>
    public NFSVolumeSource? Nfs { get; init; }

    /// <summary>Photon Controller disk as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Portworx volume as backend. Deprecated; calls go to the Portworx CSI driver.</summary>
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>Quobyte volume as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Ceph block device as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public RBDPersistentVolumeSource? Rbd { get; init; }

    /// <summary>ScaleIO volume as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public ScaleIOPersistentVolumeSource? ScaleIO { get; init; }

    /// <summary>StorageOS volume as backend. Deprecated; the in-tree driver no longer exists.</summary>
    public StorageOSPersistentVolumeSource? Storageos { get; init; }

    /// <summary>vSphere virtual disk as backend. Deprecated; calls go to the vSphere CSI driver.</summary>
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }
}
