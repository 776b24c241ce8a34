namespace ClusterSim.Api.Networking;

/// <summary>Port of a Service, given either by name or by number.</summary>
[Atomic]
public sealed record ServiceBackendPort : ApiRecord
{
    /// <summary>Name of the Service port; excludes <c>number</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Number of the Service port, 1 to 65535; excludes <c>name</c>.</summary>
    [OmitZero]
    public int Number { get; init; }
}
