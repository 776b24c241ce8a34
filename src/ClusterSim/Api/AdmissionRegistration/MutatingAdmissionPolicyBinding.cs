namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Puts a MutatingAdmissionPolicy into force, with parameters and for some objects.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, MutatingAdmissionPolicyBinding (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "mutatingadmissionpolicybindings", Namespaced = false, Categories = ["api-extensions"])]
public sealed record MutatingAdmissionPolicyBinding : ApiObject
{
    /// <summary>Which policy, and for what.</summary>
    public MutatingAdmissionPolicyBindingSpec Spec { get; init; } = Unset<MutatingAdmissionPolicyBindingSpec>.Value;
}
