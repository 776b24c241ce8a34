namespace ClusterSim.Api.Certificates;

/// <summary>Asks a signer for a certificate, which somebody must approve first.</summary>
/// <remarks>Source: api/certificates/v1/types.go, CertificateSigningRequest (v1.36).</remarks>
[Resource("certificates.k8s.io", "v1", "certificatesigningrequests", Namespaced = false, ShortNames = ["csr"], Subresources = Subresources.Status)]
public sealed record CertificateSigningRequest : ApiObject
{
    /// <summary>What is asked for; immutable, and its part about the requester is filled in by the API server.</summary>
    [Required]
    public CertificateSigningRequestSpec Spec { get; init; } = Unset<CertificateSigningRequestSpec>.Value;

    /// <summary>Approval, refusal or failure, and the certificate once it is issued.</summary>
    public CertificateSigningRequestStatus Status { get; init; } = Unset<CertificateSigningRequestStatus>.Value;
}
