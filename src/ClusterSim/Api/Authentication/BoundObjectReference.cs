namespace ClusterSim.Api.Authentication;

/// <summary>The Pod, Secret or Node that a token is bound to.</summary>
public sealed record BoundObjectReference : ApiRecord
{
    /// <summary><c>Pod</c>, <c>Secret</c> or <c>Node</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Group and version of the object; <c>v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Name of the object; in the service account's namespace, if it is in one.</summary>
    public string? Name { get; init; }

    /// <summary>Uid of the object; whichever has the name when null.</summary>
    public string? Uid { get; init; }
}
