namespace ClusterSim.Api.Core;

/// <summary>One scope rule: a scope, an operator and the values to compare with.</summary>
[Atomic]
public sealed record ScopedResourceSelectorRequirement : ApiRecord
{
    /// <summary><c>Terminating</c>, <c>NotTerminating</c>, <c>BestEffort</c>, <c>NotBestEffort</c>, <c>PriorityClass</c>, <c>CrossNamespacePodAffinity</c> or <c>VolumeAttributesClass</c>.</summary>
    [Required]
    public string ScopeName { get; init; } = "";

    /// <summary>How scope and values compare: <c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
    [Required]
    public string Operator { get; init; } = "";

    /// <summary>Values to compare with; needed for <c>In</c> and <c>NotIn</c>, empty for the other operators.</summary>
    [Atomic]
    public ValueList<string> Values { get; init; } = [];
}
