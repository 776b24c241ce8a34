namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>What a ValidatingAdmissionPolicy looks at and demands.</summary>
public sealed record ValidatingAdmissionPolicySpec : ApiRecord
{
    /// <summary>Kind of the objects that bindings hand over as parameters; none when unset.</summary>
    public ParamKind? ParamKind { get; init; }

    /// <summary>Writes the policy is about; required, with at least one resource rule.</summary>
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>Expressions that must hold; at least one is needed unless there are audit annotations.</summary>
    [Atomic]
    public ValueList<Validation> Validations { get; init; } = [];

    /// <summary>When the policy is wrong or an expression fails: <c>Fail</c> (default) refuses the write, <c>Ignore</c> lets it pass.</summary>
    [KeepEmpty]
    public string? FailurePolicy { get; init; }

    /// <summary>Texts added to the audit event of the request, at most 20.</summary>
    [Atomic]
    public ValueList<AuditAnnotation> AuditAnnotations { get; init; } = [];

    /// <summary>CEL conditions, at most 64, that must all hold for the policy to be evaluated.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<MatchCondition> MatchConditions { get; init; } = [];

    /// <summary>Named expressions that others use as <c>variables.name</c>; each may use those before it.</summary>
    [ListKeys("name"), PatchMerge("name")]
    public ValueList<Variable> Variables { get; init; } = [];
}
