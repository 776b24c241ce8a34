namespace ClusterSim.Nodes.Volumes;

/// <summary>What tells a disk from all others: the kind of storage, and what that knows it by.</summary>
internal static class DiskName
{
    /// <summary>The disk behind a PersistentVolume; null when it is a place on a node.</summary>
    public static string? Of(PersistentVolume volume) => volume.Spec switch
    {
        { Csi: { } csi } => $"csi {csi.Driver} {csi.VolumeHandle}",
        { Nfs: { } nfs } => Of(nfs),
        { AwsElasticBlockStore: { } aws } => "aws " + aws.VolumeID,
        { GcePersistentDisk: { } gce } => "gce " + gce.PdName,
        { AzureDisk: { } azure } => "azure " + azure.DiskURI,
        { AzureFile: { } azure } => $"azurefile {azure.SecretName} {azure.ShareName}",
        { Iscsi: { } iscsi } => $"iscsi {iscsi.TargetPortal} {iscsi.Iqn} {iscsi.Lun}",
        { Cephfs: { } ceph } => $"cephfs {string.Join(',', ceph.Monitors)} {ceph.Path}",
        { Rbd: { } rbd } => $"rbd {string.Join(',', rbd.Monitors)} {rbd.Pool} {rbd.Image}",
        { Glusterfs: { } gluster } => $"glusterfs {gluster.Endpoints} {gluster.Path}",
        { Cinder: { } cinder } => "cinder " + cinder.VolumeID,
        { Fc: { } fc } => $"fc {string.Join(',', fc.TargetWWNs.Concat(fc.Wwids))} {fc.Lun}",
        { VsphereVolume: { } vsphere } => "vsphere " + vsphere.VolumePath,
        { PortworxVolume: { } portworx } => "portworx " + portworx.VolumeID,
        { HostPath: null, Local: null } => "volume " + volume.Metadata.Uid,
        _ => null,
    };

    /// <summary>The disk that a Pod names itself; null when the volume is none.</summary>
    public static string? Of(Volume volume) => volume switch
    {
        { Nfs: { } nfs } => Of(nfs),
        { AwsElasticBlockStore: { } aws } => "aws " + aws.VolumeID,
        { GcePersistentDisk: { } gce } => "gce " + gce.PdName,
        { AzureDisk: { } azure } => "azure " + azure.DiskURI,
        { AzureFile: { } azure } => $"azurefile {azure.SecretName} {azure.ShareName}",
        { Iscsi: { } iscsi } => $"iscsi {iscsi.TargetPortal} {iscsi.Iqn} {iscsi.Lun}",
        { Cephfs: { } ceph } => $"cephfs {string.Join(',', ceph.Monitors)} {ceph.Path}",
        { Rbd: { } rbd } => $"rbd {string.Join(',', rbd.Monitors)} {rbd.Pool} {rbd.Image}",
        { Glusterfs: { } gluster } => $"glusterfs {gluster.Endpoints} {gluster.Path}",
        { Cinder: { } cinder } => "cinder " + cinder.VolumeID,
        { Fc: { } fc } => $"fc {string.Join(',', fc.TargetWWNs.Concat(fc.Wwids))} {fc.Lun}",
        { VsphereVolume: { } vsphere } => "vsphere " + vsphere.VolumePath,
        { PortworxVolume: { } portworx } => "portworx " + portworx.VolumeID,
        _ => null,
    };

    private static string Of(NFSVolumeSource nfs) => $"nfs {nfs.Server} {nfs.Path.TrimEnd('/')}";
}
