namespace ClusterSim.Api.ApiExtensions;

/// <summary>One finding about a CustomResourceDefinition.</summary>
public sealed record CustomResourceDefinitionCondition : ApiRecord, ICondition
{
    /// <summary><c>NamesAccepted</c>, <c>Established</c>, <c>Terminating</c>, <c>KubernetesAPIApprovalPolicyConformant</c> or <c>NonStructuralSchema</c>.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether it applies: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>CamelCase cause of the last change.</summary>
    public string? Reason { get; init; }

    /// <summary>Details, for people.</summary>
    public string? Message { get; init; }

    /// <summary>The generation the condition speaks of; 0 when that is not recorded.</summary>
    [OmitZero]
    public long ObservedGeneration { get; init; }
}
