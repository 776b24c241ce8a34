namespace ClusterSim.Api.Networking;

/// <summary>A Service and port that receive Ingress traffic.</summary>
public sealed record IngressServiceBackend : ApiRecord
{
    /// <summary>Name of the Service; same namespace as the Ingress.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Port of the Service, by name or number.</summary>
    public ServiceBackendPort Port { get; init; } = Unset<ServiceBackendPort>.Value;
}
