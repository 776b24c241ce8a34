namespace ClusterSim.Api.Certificates;

/// <summary>What a CertificateSigningRequest asks for.</summary>
public sealed record CertificateSigningRequestSpec : ApiRecord
{
    /// <summary>PKCS#10 request in a PEM block of type <c>CERTIFICATE REQUEST</c>.</summary>
    [NullWhenEmpty, Required]
    public Bytes? Request { get; init; }

    /// <summary>Who is to sign, such as <c>kubernetes.io/kube-apiserver-client</c> or <c>example.com/my-signer</c>.</summary>
    [Required]
    public string SignerName { get; init; } = "";

    /// <summary>Wanted lifetime in seconds, at least 600; the signer may decide otherwise.</summary>
    public int? ExpirationSeconds { get; init; }

    /// <summary>What the key is for, such as <c>digital signature</c> or <c>client auth</c>; at least one, each once.</summary>
    [Atomic]
    public ValueList<string> Usages { get; init; } = [];

    /// <summary>Name of the requester; set by the API server.</summary>
    public string? Username { get; init; }

    /// <summary>UID of the requester; set by the API server.</summary>
    public string? Uid { get; init; }

    /// <summary>Groups of the requester; set by the API server.</summary>
    [Atomic]
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>More about the requester; set by the API server.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; } = [];
}
