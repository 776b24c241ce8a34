namespace ClusterSim.Api.Core;

/// <summary>One header of an HTTP request sent by a probe or hook.</summary>
public sealed record HTTPHeader : ApiRecord
{
    /// <summary>Header name; case is normalised, so different spellings mean the same header.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Text that the header carries; may be empty.</summary>
    [Required]
    public string Value { get; init; } = "";
}
