namespace ClusterSim.Api.ApiExtensions;

/// <summary>Points to documentation elsewhere.</summary>
public sealed record ExternalDocumentation : ApiRecord
{
    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is.</summary>
    public string? Url { get; init; }
}
