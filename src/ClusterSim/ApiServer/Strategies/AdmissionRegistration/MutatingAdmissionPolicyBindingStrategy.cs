using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How MutatingAdmissionPolicyBindings are written.</summary>
/// <remarks>Source: registry/admissionregistration/mutatingadmissionpolicybinding/strategy.go; admissionregistration/validation/validation.go (v1.36).</remarks>
internal sealed class MutatingAdmissionPolicyBindingStrategy : ResourceStrategy<MutatingAdmissionPolicyBinding>
{
    public override bool AllowsUnconditionalUpdate => false;

    protected override MutatingAdmissionPolicyBinding Default(MutatingAdmissionPolicyBinding obj) =>
        obj.Spec.MatchResources is null ? obj : obj with { Spec = obj.Spec with { MatchResources = WebhookDefaults.Apply(obj.Spec.MatchResources) } };

    protected override void Validate(MutatingAdmissionPolicyBinding obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PolicyPartValidation.ValidatePolicyName(obj.Spec.PolicyName, errors);
        PolicyPartValidation.ValidateParamRef(obj.Spec.ParamRef, errors);
        PolicyPartValidation.ValidateMatch(obj.Spec.MatchResources, FieldPath.Spec["matchResources"], errors);
        MutatingAdmissionPolicyStrategy.ValidateOperations(obj.Spec.MatchResources, FieldPath.Spec["matchResources"], errors);
    }

    protected override void ValidateUpdate(MutatingAdmissionPolicyBinding obj, MutatingAdmissionPolicyBinding old, FieldErrors errors) => Validate(obj, errors);

    protected override IEnumerable<string> Warnings(MutatingAdmissionPolicyBinding obj) => StaticNameWarning.Of(obj.Metadata.Name);
}
