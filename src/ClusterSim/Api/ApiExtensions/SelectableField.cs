namespace ClusterSim.Api.ApiExtensions;

/// <summary>A field by which objects can be searched.</summary>
public sealed record SelectableField : ApiRecord
{
    /// <summary>Path of a text, number or truth value, as in <c>.spec.color</c>.</summary>
    [Required]
    public string JsonPath { get; init; } = "";
}
