namespace ClusterSim.Api.Core;

/// <summary>One topology label and the values allowed for it.</summary>
public sealed record TopologySelectorLabelRequirement : ApiRecord
{
    /// <summary>Key of the topology label, such as <c>topology.kubernetes.io/zone</c>.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>Allowed values of the label; one of them must match.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<string> Values { get; init; } = [];
}
