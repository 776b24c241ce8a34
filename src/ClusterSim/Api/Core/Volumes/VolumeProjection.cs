namespace ClusterSim.Api.Core;

/// <summary>One source of a projected volume, with exactly one field set.</summary>
public sealed record VolumeProjection : ApiRecord
{
    /// <summary>Entries of a Secret, placed as files.</summary>
    public SecretProjection? Secret { get; init; }

    /// <summary>Fields of the Pod itself, placed as files.</summary>
    public DownwardAPIProjection? DownwardAPI { get; init; }

    /// <summary>Entries of a ConfigMap, placed as files.</summary>
    public ConfigMapProjection? ConfigMap { get; init; }

    /// <summary>Short-lived ServiceAccount token that the kubelet renews.</summary>
    public ServiceAccountTokenProjection? ServiceAccountToken { get; init; }

    /// <summary>Trusted certificates from ClusterTrustBundles, written as one PEM file.</summary>
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; init; }

    /// <summary>Private key and certificate that the kubelet obtains and renews for the Pod.</summary>
    public PodCertificateProjection? PodCertificate { get; init; }
}
