namespace ClusterSim.Api.ApiExtensions;

/// <summary>A Service in the cluster that answers HTTP requests.</summary>
public sealed record ServiceReference : ApiRecord
{
    /// <summary>Namespace of the Service.</summary>
    [Required]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the Service.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Path of the requests.</summary>
    [KeepEmpty]
    public string? Path { get; init; }

    /// <summary>Port of the Service; 443 unless set.</summary>
    public int? Port { get; init; }
}
