namespace ClusterSim.Api.Meta;

/// <summary>Condition on one field of an object.</summary>
public sealed record FieldSelectorRequirement : ApiRecord
{
    /// <summary>Name of the field that the condition looks at.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Comparison to make: <c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
    [Required]
    public string Operator { get; init; } = "";

    /// <summary>Values for <c>In</c> and <c>NotIn</c>; empty for <c>Exists</c> and <c>DoesNotExist</c>.</summary>
    [Atomic]
    public ValueList<string> Values { get; init; } = [];
}
