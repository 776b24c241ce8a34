namespace ClusterSim.Api.Core;

/// <summary>Read-only volume with the content of an OCI image or artifact, pulled by the kubelet.</summary>
public sealed record ImageVolumeSource : ApiRecord
{
    /// <summary>Image or artifact reference to mount. May be empty only where a higher-level controller fills it in.</summary>
    public string? Reference { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>. Defaults to <c>Always</c> for tag <c>latest</c> or no tag, otherwise <c>IfNotPresent</c>.</summary>
    public string? PullPolicy { get; init; }
}
