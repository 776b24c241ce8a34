namespace ClusterSim.Api.AdmissionRegistration;

/// <summary>Rules in CEL that accept or refuse writes without calling anybody.</summary>
/// <remarks>Source: api/admissionregistration/v1/types.go, ValidatingAdmissionPolicy (v1.36).</remarks>
[Resource("admissionregistration.k8s.io", "v1", "validatingadmissionpolicies", Namespaced = false, Subresources = Subresources.Status, Categories = ["api-extensions"])]
public sealed record ValidatingAdmissionPolicy : ApiObject
{
    /// <summary>What the policy looks at and demands.</summary>
    public ValidatingAdmissionPolicySpec Spec { get; init; } = Unset<ValidatingAdmissionPolicySpec>.Value;

    /// <summary>What checking the expressions against known types found; written by the system.</summary>
    public ValidatingAdmissionPolicyStatus Status { get; init; } = Unset<ValidatingAdmissionPolicyStatus>.Value;
}
