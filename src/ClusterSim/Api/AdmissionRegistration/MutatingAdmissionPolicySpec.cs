namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>What a MutatingAdmissionPolicy looks at and changes.</summary>
public sealed record MutatingAdmissionPolicySpec : ApiRecord
{
    /// <summary>Kind of the objects that bindings hand over as parameters; none when unset.</summary>
    public ParamKind? ParamKind { get; init; }

    /// <summary>Writes the policy is about; required, with at least one resource rule.</summary>
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>Named expressions that others use as <c>variables.name</c>; each may use those before it.</summary>
    [Atomic]
    public ValueList<Variable> Variables { get; init; } = [];

    /// <summary>Changes, made in order; at least one.</summary>
    [Atomic]
    public ValueList<Mutation> Mutations { get; init; } = [];

    /// <summary>When the policy is wrong or an expression fails: <c>Fail</c> (default) refuses the write, <c>Ignore</c> lets it pass.</summary>
    [KeepEmpty]
    public string? FailurePolicy { get; init; }

    /// <summary>CEL conditions, at most 64, that must all hold for the policy to be evaluated.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<MatchCondition> MatchConditions { get; init; } = [];

    /// <summary>Whether the policy runs again once others have changed the object: <c>Never</c> or <c>IfNeeded</c>.</summary>
    public string? ReinvocationPolicy { get; init; }
}
