namespace ClusterSim.Api.Core;

/// <summary>A named volume of a Pod, with exactly one source field set.</summary>
public sealed record Volume : ApiRecord
{
    /// <summary>Name that mounts refer to; a DNS label, unique in the Pod.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>AWS EBS disk. Deprecated; calls go to the EBS CSI driver.</summary>
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>Azure data disk. Deprecated; calls go to the Azure Disk CSI driver.</summary>
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>Azure Files share. Deprecated; calls go to the Azure File CSI driver.</summary>
    public AzureFileVolumeSource? AzureFile { get; init; }

    /// <summary>CephFS file system. Deprecated; the in-tree driver no longer exists.</summary>
    public CephFSVolumeSource? Cephfs { get; init; }

    /// <summary>OpenStack Cinder disk. Deprecated; calls go to the Cinder CSI driver.</summary>
    public CinderVolumeSource? Cinder { get; init; }

    /// <summary>Files made from the entries of a ConfigMap.</summary>
    public ConfigMapVolumeSource? ConfigMap { get; init; }

    /// <summary>Ephemeral volume made by a CSI driver for the life of the Pod.</summary>
    public CSIVolumeSource? Csi { get; init; }

    /// <summary>Files with fields of the Pod itself, such as labels.</summary>
    public DownwardAPIVolumeSource? DownwardAPI { get; init; }

    /// <summary>Scratch directory that starts empty and vanishes together with the Pod.</summary>
    public EmptyDirVolumeSource? EmptyDir { get; init; }

    /// <summary>Volume backed by a claim that is created and deleted along with the Pod.</summary>
    public EphemeralVolumeSource? Ephemeral { get; init; }

    /// <summary>Fibre Channel LUN, attached to the Node before use.</summary>
    public FCVolumeSource? Fc { get; init; }

    /// <summary>Volume served by an exec-based FlexVolume driver. Deprecated in favour of CSI.</summary>
    public FlexVolumeSource? FlexVolume { get; init; }

    /// <summary>Flocker dataset. Deprecated; the in-tree driver no longer exists.</summary>
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Google Compute Engine disk. Deprecated; calls go to the GCE PD CSI driver.</summary>
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>Checkout of a Git repository. Deprecated; the driver is switched off for security reasons.</summary>
    public GitRepoVolumeSource? GitRepo { get; init; }

    /// <summary>GlusterFS volume. Deprecated; the in-tree driver no longer exists.</summary>
    public GlusterfsVolumeSource? Glusterfs { get; init; }

    /// <summary>File or directory of the Node itself; powerful and risky.</summary>
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>Content of an OCI image or artifact, mounted read-only.</summary>
    public ImageVolumeSource? Image { get; init; }

    /// <summary>iSCSI LUN, attached to the Node before use.</summary>
    public ISCSIVolumeSource? Iscsi { get; init; }

    /// <summary>NFS export that is mounted for the life of the Pod.</summary>
    public NFSVolumeSource? Nfs { get; init; }

    /// <summary>Storage behind a PersistentVolumeClaim in the Pod's namespace.</summary>
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; init; }

    /// <summary>Photon Controller disk. Deprecated; the in-tree driver no longer exists.</summary>
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Portworx volume. Deprecated; calls go to the Portworx CSI driver.</summary>
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>Secrets, ConfigMaps, tokens, certificates and Pod fields merged into one directory.</summary>
    public ProjectedVolumeSource? Projected { get; init; }

    /// <summary>Quobyte volume. Deprecated; the in-tree driver no longer exists.</summary>
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Ceph block device. Deprecated; the in-tree driver no longer exists.</summary>
    public RBDVolumeSource? Rbd { get; init; }

    /// <summary>ScaleIO volume. Deprecated; the in-tree driver no longer exists.</summary>
    public ScaleIOVolumeSource? ScaleIO { get; init; }

    /// <summary>Files made from the entries of a Secret.</summary>
    public SecretVolumeSource? Secret { get; init; }

    /// <summary>StorageOS volume. Deprecated; the in-tree driver no longer exists.</summary>
    public StorageOSVolumeSource? Storageos { get; init; }

    /// <summary>vSphere virtual disk. Deprecated; calls go to the vSphere CSI driver.</summary>
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }
}
