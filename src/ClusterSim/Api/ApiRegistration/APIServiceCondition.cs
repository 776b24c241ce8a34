namespace ClusterSim.Api.ApiRegistration;

/// <summary>One finding about an APIService.</summary>
public sealed record APIServiceCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition, such as <c>Available</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Brief CamelCase cause.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people with details.</summary>
    public string? Message { get; init; }
}
