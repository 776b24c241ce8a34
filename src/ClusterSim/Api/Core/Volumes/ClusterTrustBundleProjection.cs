namespace ClusterSim.Api.Core;

/// <summary>Projects the certificates of one or more ClusterTrustBundles into a single PEM file.</summary>
public sealed record ClusterTrustBundleProjection : ApiRecord
{
    /// <summary>Name of one ClusterTrustBundle to project. Cannot be combined with <c>signerName</c> or <c>labelSelector</c>.</summary>
    [KeepEmpty]
    public string? Name { get; init; }

    /// <summary>Selects every bundle of this signer, narrowed by <c>labelSelector</c>. Cannot be combined with <c>name</c>.</summary>
    [KeepEmpty]
    public string? SignerName { get; init; }

    /// <summary>Picks bundles of <c>signerName</c> by label. Null matches no bundle; an empty selector matches all of them.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary><c>true</c> lets the Pod start although no bundle matches; otherwise the mount waits. Defaults to <c>false</c>.</summary>
    public bool? Optional { get; init; }

    /// <summary>File to write the bundle to, relative to the volume root.</summary>
    [Required]
    public string Path { get; init; } = "";
}
