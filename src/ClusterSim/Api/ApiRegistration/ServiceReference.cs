namespace ClusterSim.Api.ApiRegistration;

/// <summary>The Service that serves a version of an API group.</summary>
public sealed record ServiceReference : ApiRecord
{
    /// <summary>Namespace of the Service.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name of the Service.</summary>
    public string? Name { get; init; }

    /// <summary>Port of the Service; default 443.</summary>
    public int? Port { get; init; }
}
