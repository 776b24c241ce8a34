namespace ClusterSim.Api.Certificates;

/// <summary>What has become of a CertificateSigningRequest.</summary>
public sealed record CertificateSigningRequestStatus : ApiRecord
{
    /// <summary>Findings, keyed by type: <c>Approved</c>, <c>Denied</c> (which exclude each other) and <c>Failed</c>.</summary>
    [ListKeys("type")]
    public ValueList<CertificateSigningRequestCondition> Conditions { get; init; } = [];

    /// <summary>Issued certificates in PEM; set once by the signer.</summary>
    public Bytes? Certificate { get; init; }
}
