namespace ClusterSim.Api.ApiExtensions;

/// <summary>A column of the table that <c>kubectl get</c> shows.</summary>
public sealed record CustomResourceColumnDefinition : ApiRecord
{
    /// <summary>Heading of the column.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>OpenAPI format of the value.</summary>
    public string? Format { get; init; }

    /// <summary>What the column shows, for people.</summary>
    public string? Description { get; init; }

    /// <summary>0: always shown; more: only in the wide table.</summary>
    [OmitZero]
    public int Priority { get; init; }

    /// <summary>Where in the object the value is, as in <c>.spec.size</c>.</summary>
    [Required]
    public string JsonPath { get; init; } = "";
}
