namespace ClusterSim.Api.Core;

/// <summary>One environment variable of a container.</summary>
public sealed record EnvVar : ApiRecord
{
    /// <summary>Variable name: printable ASCII characters without <c>=</c>.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Literal value, in which <c>$(VAR)</c> expands earlier variables and <c>$$</c> is a dollar sign. Defaults to empty.</summary>
    public string? Value { get; init; }

    /// <summary>Where to read the value from. Excludes a non-empty <c>value</c>.</summary>
    public EnvVarSource? ValueFrom { get; init; }
}
