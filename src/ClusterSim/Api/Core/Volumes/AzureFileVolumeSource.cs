namespace ClusterSim.Api.Core;

/// <summary>Azure Files share mounted by a Pod. Deprecated: the in-tree driver is gone, requests go to <c>file.csi.azure.com</c>.</summary>
public sealed record AzureFileVolumeSource : ApiRecord
{
    /// <summary>Name of the Secret, in the Pod's namespace, with the storage account name and key.</summary>
    [Required]
    public string SecretName { get; init; } = "";

    /// <summary>Name of the Azure Files share to mount.</summary>
    [Required]
    public string ShareName { get; init; } = "";

    /// <summary><c>true</c> mounts the share read-only; defaults to <c>false</c>.</summary>
    [OmitZero]
    public bool ReadOnly { get; init; }
}
