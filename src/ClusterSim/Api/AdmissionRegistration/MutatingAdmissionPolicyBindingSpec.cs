namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Which MutatingAdmissionPolicy is in force, and for what.</summary>
public sealed record MutatingAdmissionPolicyBindingSpec : ApiRecord
{
    /// <summary>Name of the policy; a missing one makes the binding void.</summary>
    public string? PolicyName { get; init; }

    /// <summary>Objects handed over as parameters; unset for policies without parameters.</summary>
    public ParamRef? ParamRef { get; init; }

    /// <summary>Narrows what the policy looks at; everything the policy matches when unset.</summary>
    public MatchResources? MatchResources { get; init; }
}
