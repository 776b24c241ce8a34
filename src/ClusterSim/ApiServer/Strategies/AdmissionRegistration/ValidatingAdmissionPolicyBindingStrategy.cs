using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ValidatingAdmissionPolicyBindings are written.</summary>
/// <remarks>Source: registry/admissionregistration/validatingadmissionpolicybinding/strategy.go; admissionregistration/validation/validation.go (v1.36).</remarks>
internal sealed class ValidatingAdmissionPolicyBindingStrategy : ResourceStrategy<ValidatingAdmissionPolicyBinding>
{
    private static readonly string[] Actions = ["Audit", "Deny", "Warn"];

    public override bool AllowsUnconditionalUpdate => false;

    protected override ValidatingAdmissionPolicyBinding Default(ValidatingAdmissionPolicyBinding obj) =>
        obj.Spec.MatchResources is null ? obj : obj with { Spec = obj.Spec with { MatchResources = WebhookDefaults.Apply(obj.Spec.MatchResources) } };

    protected override void Validate(ValidatingAdmissionPolicyBinding obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        PolicyPartValidation.ValidatePolicyName(obj.Spec.PolicyName, errors);
        PolicyPartValidation.ValidateParamRef(obj.Spec.ParamRef, errors);
        PolicyPartValidation.ValidateMatch(obj.Spec.MatchResources, FieldPath.Spec["matchResouces"], errors); // Misspelt in Kubernetes.
        ValidateActions(obj.Spec.ValidationActions, FieldPath.Spec["validationActions"], errors);
    }

    protected override void ValidateUpdate(ValidatingAdmissionPolicyBinding obj, ValidatingAdmissionPolicyBinding old, FieldErrors errors) => Validate(obj, errors);

    protected override IEnumerable<string> Warnings(ValidatingAdmissionPolicyBinding obj) => StaticNameWarning.Of(obj.Metadata.Name);

    private static void ValidateActions(ValueList<string> actions, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < actions.Count; i++)
        {
            if (!Actions.Contains(actions[i]))
                errors.NotSupported(path[i], actions[i], Actions);
            if (actions.Take(i).Contains(actions[i]))
                errors.Duplicate(path[i], actions[i]);
        }
        if (actions.Contains("Deny") && actions.Contains("Warn"))
            errors.Invalid(path, actions, "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)");
        if (actions.Count == 0)
            errors.Required(path, "at least one validation action is required");
    }
}
