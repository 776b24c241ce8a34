namespace ClusterSim.Api.Core;

/// <summary>One kernel parameter to set for a Pod.</summary>
public sealed record Sysctl : ApiRecord
{
    /// <summary>Name of the kernel parameter, such as <c>net.core.somaxconn</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Value the kernel parameter is set to.</summary>
    [Required]
    public string Value { get; init; } = "";
}
