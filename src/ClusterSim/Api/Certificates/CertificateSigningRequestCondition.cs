namespace ClusterSim.Api.Certificates;

/// <summary>One finding about a CertificateSigningRequest.</summary>
public sealed record CertificateSigningRequestCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition: <c>Approved</c>, <c>Denied</c>, <c>Failed</c> or another; the known ones cannot be taken back.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>; the known conditions can only be <c>True</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Brief CamelCase cause.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people with details.</summary>
    public string? Message { get; init; }

    /// <summary>Time of the last change of the condition.</summary>
    [NullWhenEmpty]
    public Time? LastUpdateTime { get; init; }

    /// <summary>Time at which the status last changed; set by the API server when unset.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }
}
