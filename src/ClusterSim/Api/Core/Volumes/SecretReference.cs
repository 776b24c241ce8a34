namespace ClusterSim.Api.Core;

/// <summary>Names a Secret in any namespace.</summary>
[Atomic]
public sealed record SecretReference : ApiRecord
{
    /// <summary>Name of the Secret that is meant, unique in its namespace.</summary>
    public string? Name { get; init; }

    /// <summary>Namespace that the Secret lives in.</summary>
    public string? Namespace { get; init; }
}
