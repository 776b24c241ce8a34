namespace ClusterSim.Controllers.Volumes.Provisioning;

/// <summary>Provisioners that manifests take for granted, since the clusters they were written for come with them.</summary>
internal static class KnownProvisioners
{
    /// <summary>Makes directories on the node that is chosen, as in kind, k3s and Rancher.</summary>
    public const string LocalPath = "rancher.io/local-path";

    /// <summary>Makes directories on minikube's one node.</summary>
    public const string Minikube = "k8s.io/minikube-hostpath";

    /// <summary>Makes directories on MicroK8s' one node.</summary>
    public const string MicroK8s = "microk8s.io/hostpath";

    /// <summary>Makes directories on Docker Desktop's one node.</summary>
    public const string DockerDesktop = "docker.io/hostpath";

    /// <summary>Makes directories on the node that is chosen, as OpenEBS does.</summary>
    public const string OpenEbs = "openebs.io/local";

    /// <summary>All of them.</summary>
    public static ValueList<string> All { get; } =
    [
        "blob.csi.azure.com",
        "cephfs.csi.ceph.com",
        "cinder.csi.openstack.org",
        "csi.vsphere.vmware.com",
        "disk.csi.azure.com",
        "dobs.csi.digitalocean.com",
        DockerDesktop,
        "driver.longhorn.io",
        "ebs.csi.aws.com",
        "efs.csi.aws.com",
        "file.csi.azure.com",
        "filestore.csi.storage.gke.io",
        "hostpath.csi.k8s.io",
        "k8s-sigs.io/nfs-subdir-external-provisioner",
        LocalPath,
        MicroK8s,
        Minikube,
        "nfs.csi.k8s.io",
        OpenEbs,
        "pd.csi.storage.gke.io",
        "pxd.portworx.com",
        "rbd.csi.ceph.com",
        "rook-ceph.cephfs.csi.ceph.com",
        "rook-ceph.rbd.csi.ceph.com",
    ];

    /// <summary>Where a volume of a provisioner that makes directories is on its node; null when the provisioner makes disks.</summary>
    public static string? DirectoryOf(string provisioner, PersistentVolumeClaim claim, string volume) => provisioner switch
    {
        LocalPath => $"/opt/local-path-provisioner/{volume}_{claim.Metadata.Namespace}_{claim.Metadata.Name}",
        Minikube => $"/tmp/hostpath-provisioner/{claim.Metadata.Namespace}/{claim.Metadata.Name}",
        MicroK8s => $"/var/snap/microk8s/common/default-storage/{claim.Metadata.Namespace}-{claim.Metadata.Name}-{volume}",
        DockerDesktop => $"/var/lib/k8s-pvs/{claim.Metadata.Name}/{volume}",
        OpenEbs => "/var/openebs/local/" + volume,
        _ => null,
    };
}
