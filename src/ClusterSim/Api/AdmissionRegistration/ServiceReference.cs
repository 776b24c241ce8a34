namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>A Service that answers calls from the API server.</summary>
public sealed record ServiceReference : ApiRecord
{
    /// <summary>Namespace of the Service.</summary>
    [Required]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the Service.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>URL path to call; the root when unset.</summary>
    [KeepEmpty]
    public string? Path { get; init; }

    /// <summary>Port of the Service, 1–65535; default 443.</summary>
    public int? Port { get; init; }
}
