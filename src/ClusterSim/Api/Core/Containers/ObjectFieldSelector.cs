namespace ClusterSim.Api.Core;

/// <summary>Picks one field of the Pod itself, for use as an environment variable or a downward API file.</summary>
[Atomic]
public sealed record ObjectFieldSelector : ApiRecord
{
    /// <summary>API version the path is written in; <c>v1</c> unless set.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Path of the chosen Pod field, such as <c>metadata.name</c> or <c>status.podIP</c>.</summary>
    [Required]
    public string FieldPath { get; init; } = "";
}
