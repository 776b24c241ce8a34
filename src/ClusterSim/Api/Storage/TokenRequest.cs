namespace ClusterSim.Api.Storage;

/// <summary>A ServiceAccount token that a CSI driver wants for each Pod.</summary>
public sealed record TokenRequest : ApiRecord
{
    /// <summary>Intended audience of the token; empty text means the API server's own audience.</summary>
    [Required]
    public string Audience { get; init; } = "";

    /// <summary>Token lifetime in seconds, at least 600; default 3600 when unset.</summary>
    public long? ExpirationSeconds { get; init; }
}
