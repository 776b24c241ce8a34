namespace ClusterSim.Api.Authorization;

/// <summary>What may be done to some resources.</summary>
public sealed record ResourceRule : ApiRecord
{
    /// <summary>What may be done, as in <c>get</c>; <c>*</c> means everything.</summary>
    [Required, Atomic, KeepEmpty]
    public ValueList<string> Verbs { get; init; } = [];

    /// <summary>Groups of the resources; <c>*</c> means all.</summary>
    [Atomic]
    public ValueList<string> ApiGroups { get; init; } = [];

    /// <summary>The resources, with a subresource as in <c>pods/log</c>; <c>*</c> means all.</summary>
    [Atomic]
    public ValueList<string> Resources { get; init; } = [];

    /// <summary>Names of the only objects it holds for; unset means all.</summary>
    [Atomic]
    public ValueList<string> ResourceNames { get; init; } = [];
}
