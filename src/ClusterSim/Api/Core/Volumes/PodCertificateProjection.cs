namespace ClusterSim.Api.Core;

/// <summary>Projects a private key and an X.509 certificate that the kubelet requests and renews for the Pod.</summary>
public sealed record PodCertificateProjection : ApiRecord
{
    /// <summary>Signer that is asked to issue the certificate.</summary>
    [Required]
    public string SignerName { get; init; } = "";

    /// <summary>Kind of key to make: <c>RSA3072</c>, <c>RSA4096</c>, <c>ECDSAP256</c>, <c>ECDSAP384</c>, <c>ECDSAP521</c> or <c>ED25519</c>.</summary>
    [Required]
    public string KeyType { get; init; } = "";

    /// <summary>Longest accepted certificate lifetime in seconds, 3600 to 7862400 (91 days). Default 86400.</summary>
    public int? MaxExpirationSeconds { get; init; }

    /// <summary>File in the volume for key and certificate chain together; unset writes no such file.</summary>
    public string? CredentialBundlePath { get; init; }

    /// <summary>File in the volume for the private key alone; unset writes no such file.</summary>
    public string? KeyPath { get; init; }

    /// <summary>File in the volume for the certificate chain alone; unset writes no such file.</summary>
    public string? CertificateChainPath { get; init; }

    /// <summary>Extra key-value pairs handed to the signer inside the PodCertificateRequest, without being verified.</summary>
    public ValueMap<string> UserAnnotations { get; init; } = [];
}
