namespace ClusterSim.Api.Core;

/// <summary>Refers to one variable in a variables file on a volume of the Pod.</summary>
[Atomic]
public sealed record FileKeySelector : ApiRecord
{
    /// <summary>Name of the Pod volume that contains the file.</summary>
    [Required]
    public string VolumeName { get; init; } = "";

    /// <summary>File within the volume; relative and without <c>..</c> steps.</summary>
    [Required]
    public string Path { get; init; } = "";

    /// <summary>Variable to look up in the file: printable ASCII without <c>=</c>, at most 128 characters.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary><c>true</c> leaves the variable unset if file or key is missing; <c>false</c> (default) makes that an error.</summary>
    public bool? Optional { get; init; }
}
