namespace ClusterSim.Api.Core;

/// <summary>Condition on one label or field of a Node.</summary>
public sealed record NodeSelectorRequirement : ApiRecord
{
    /// <summary>Label key, or field name, that the condition looks at.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Comparison to make: <c>In</c>, <c>NotIn</c>, <c>Exists</c>, <c>DoesNotExist</c>, <c>Gt</c> or <c>Lt</c>.</summary>
    [Required]
    public string Operator { get; init; } = "";

    /// <summary>Values for <c>In</c> and <c>NotIn</c>; one integer for <c>Gt</c> and <c>Lt</c>; empty for the others.</summary>
    [Atomic]
    public ValueList<string> Values { get; init; } = [];
}
