namespace ClusterSim.Api.Core;

/// <summary>Places a short-lived token of the Pod's ServiceAccount as a file that the kubelet renews.</summary>
public sealed record ServiceAccountTokenProjection : ApiRecord
{
    /// <summary>Recipient the token is valid for; unset means the API server.</summary>
    public string? Audience { get; init; }

    /// <summary>Wanted lifetime in seconds, at least 600; renewed well before it ends. Default 3600.</summary>
    public long? ExpirationSeconds { get; init; }

    /// <summary>File in the volume that receives the token, as a relative path.</summary>
    [Required]
    public string Path { get; init; } = "";
}
