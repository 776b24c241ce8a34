namespace ClusterSim.Api.Autoscaling;

/// <summary>Points to an object in the same namespace by kind, name and API version.</summary>
[Atomic]
public sealed record CrossVersionObjectReference : ApiRecord
{
    /// <summary>Kind of the target, such as <c>Deployment</c>.</summary>
    [Required]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object referred to; same namespace as the referrer.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>API group and version of the target, such as <c>apps/v1</c>.</summary>
    public string? ApiVersion { get; init; }
}
