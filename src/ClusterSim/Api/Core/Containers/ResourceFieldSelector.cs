namespace ClusterSim.Api.Core;

/// <summary>Picks a request or limit of a container, for an environment variable or a downward API file.</summary>
[Atomic]
public sealed record ResourceFieldSelector : ApiRecord
{
    /// <summary>Container whose value is taken; needed in volumes, and the container itself when unset in variables.</summary>
    public string? ContainerName { get; init; }

    /// <summary>What to read, such as <c>limits.cpu</c>, <c>requests.memory</c> or <c>limits.ephemeral-storage</c>.</summary>
    [Required]
    public string Resource { get; init; } = "";

    /// <summary>Unit the value is divided by, rounding up; for example <c>1Mi</c>. Default 1.</summary>
    public Quantity? Divisor { get; init; }
}
