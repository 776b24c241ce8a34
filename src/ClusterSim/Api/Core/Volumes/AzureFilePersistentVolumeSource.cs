namespace ClusterSim.Api.Core;

/// <summary>Azure Files share behind a PersistentVolume. Deprecated: the in-tree driver is gone, requests go to <c>file.csi.azure.com</c>.</summary>
public sealed record AzureFilePersistentVolumeSource : ApiRecord
{
    /// <summary>Name of the Secret holding the storage account name and key.</summary>
    [Required]
    public string SecretName { get; init; } = "";

    /// <summary>Name of the Azure Files share to mount.</summary>
    [Required]
    public string ShareName { get; init; } = "";

    /// <summary><c>true</c> mounts the share read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }

    /// <summary>Namespace of that Secret; when unset, the namespace of the claiming Pod.</summary>
    [KeepEmpty]
    public string? SecretNamespace { get; init; }
}
