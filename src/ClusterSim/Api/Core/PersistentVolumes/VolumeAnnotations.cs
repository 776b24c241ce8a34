namespace ClusterSim.Api.Core;

/// <summary>Annotations by which those who look after volumes and claims tell each other where they stand.</summary>
/// <remarks>Source: component-helpers storage/volume/pv_helpers.go (v1.36).</remarks>
internal static class VolumeAnnotations
{
    /// <summary>On a claim: it has been bound (AnnBindCompleted).</summary>
    public const string BindCompleted = "pv.kubernetes.io/bind-completed";

    /// <summary>On a volume or a claim: the controller chose the other one, not the user (AnnBoundByController).</summary>
    public const string BoundByController = "pv.kubernetes.io/bound-by-controller";

    /// <summary>On a volume: who made it (AnnDynamicallyProvisioned).</summary>
    public const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";

    /// <summary>On a volume: the CSI driver that took the place of the plugin that made it (AnnMigratedTo).</summary>
    public const string MigratedTo = "pv.kubernetes.io/migrated-to";

    /// <summary>On a claim: who is to make a volume for it (AnnStorageProvisioner).</summary>
    public const string Provisioner = "volume.kubernetes.io/storage-provisioner";

    /// <summary>The same under its former name (AnnBetaStorageProvisioner).</summary>
    public const string FormerProvisioner = "volume.beta.kubernetes.io/storage-provisioner";

    /// <summary>On a claim: the Node on which the volume is to be usable; with it, the scheduler asks for the volume to be made (AnnSelectedNode).</summary>
    public const string SelectedNode = "volume.kubernetes.io/selected-node";

    /// <summary>On a volume or a claim: its class, as it was given before there was a field (BetaStorageClassAnnotation).</summary>
    public const string Class = "volume.beta.kubernetes.io/storage-class";
}
