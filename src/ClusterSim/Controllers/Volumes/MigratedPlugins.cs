namespace ClusterSim.Controllers.Volumes;

/// <summary>Volume plugins that were part of Kubernetes once, and the CSI drivers that took their place.</summary>
/// <remarks>Source: csi-translation-lib/translate.go and its plugins (v1.36).</remarks>
internal static class MigratedPlugins
{
    /// <summary>The driver that takes the place of a plugin; null when it is none that was replaced.</summary>
    public static string? DriverOf(string plugin) => plugin switch
    {
        "kubernetes.io/aws-ebs" => "ebs.csi.aws.com",
        "kubernetes.io/azure-disk" => "disk.csi.azure.com",
        "kubernetes.io/azure-file" => "file.csi.azure.com",
        "kubernetes.io/cinder" => "cinder.csi.openstack.org",
        "kubernetes.io/gce-pd" => "pd.csi.storage.gke.io",
        "kubernetes.io/portworx-volume" => "pxd.portworx.com",
        "kubernetes.io/vsphere-volume" => "csi.vsphere.vmware.com",
        _ => null,
    };
}
