namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Which ValidatingAdmissionPolicy is in force, for what, and what follows from a failure.</summary>
public sealed record ValidatingAdmissionPolicyBindingSpec : ApiRecord
{
    /// <summary>Name of the policy; a missing one makes the binding void.</summary>
    [Required]
    public string PolicyName { get; init; } = "";

    /// <summary>Objects handed over as parameters; unset for policies without parameters.</summary>
    public ParamRef? ParamRef { get; init; }

    /// <summary>Narrows what the policy looks at; everything the policy matches when unset.</summary>
    public MatchResources? MatchResources { get; init; }

    /// <summary>What a failure leads to: <c>Deny</c>, <c>Warn</c>, <c>Audit</c>; <c>Deny</c> and <c>Warn</c> exclude each other.</summary>
    [Required, SetList]
    public ValueList<string> ValidationActions { get; init; } = [];
}
