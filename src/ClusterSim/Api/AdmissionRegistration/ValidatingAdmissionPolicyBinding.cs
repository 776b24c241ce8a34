namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Puts a ValidatingAdmissionPolicy into force, with parameters and for some objects.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, ValidatingAdmissionPolicyBinding (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "validatingadmissionpolicybindings", Namespaced = false, Categories = ["api-extensions"])]
public sealed record ValidatingAdmissionPolicyBinding : ApiObject
{
    /// <summary>Which policy, for what, and what follows from a failure.</summary>
    [Required]
    public ValidatingAdmissionPolicyBindingSpec Spec { get; init; } = Unset<ValidatingAdmissionPolicyBindingSpec>.Value;
}
