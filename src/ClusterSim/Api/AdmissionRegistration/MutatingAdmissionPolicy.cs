namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Changes in CEL that are made to what is written without calling anybody.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, MutatingAdmissionPolicy (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "mutatingadmissionpolicies", Namespaced = false, Categories = ["api-extensions"])]
public sealed record MutatingAdmissionPolicy : ApiObject
{
    /// <summary>What the policy looks at and changes.</summary>
    public MutatingAdmissionPolicySpec Spec { get; init; } = Unset<MutatingAdmissionPolicySpec>.Value;
}
