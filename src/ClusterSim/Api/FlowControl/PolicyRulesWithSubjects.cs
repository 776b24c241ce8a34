namespace ClusterSim.Api.FlowControl;

/// <summary>Matches requests by who makes them and by what they ask.</summary>
public sealed record PolicyRulesWithSubjects : ApiRecord
{
    /// <summary>Who: any of these; at least one.</summary>
    [Required, Atomic]
    public ValueList<Subject> Subjects { get; init; } = [];

    /// <summary>Requests for resources; either these or <c>nonResourceRules</c> must be there.</summary>
    [Atomic]
    public ValueList<ResourcePolicyRule> ResourceRules { get; init; } = [];

    /// <summary>Requests for other paths.</summary>
    [Atomic]
    public ValueList<NonResourcePolicyRule> NonResourceRules { get; init; } = [];
}
