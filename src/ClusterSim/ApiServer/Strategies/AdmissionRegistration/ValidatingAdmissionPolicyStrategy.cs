using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ValidatingAdmissionPolicies are written.</summary>
/// <remarks>Source: registry/admissionregistration/validatingadmissionpolicy/strategy.go; admissionregistration/v1/defaults.go (v1.36).</remarks>
internal sealed class ValidatingAdmissionPolicyStrategy : ResourceStrategy<ValidatingAdmissionPolicy>
{
    public override bool AllowsUnconditionalUpdate => false;

    protected override ValidatingAdmissionPolicy Default(ValidatingAdmissionPolicy obj) => obj with
    {
        Spec = obj.Spec with { FailurePolicy = obj.Spec.FailurePolicy ?? "Fail", MatchConstraints = WebhookDefaults.Apply(obj.Spec.MatchConstraints) },
    };

    protected override ValidatingAdmissionPolicy PrepareForCreate(ValidatingAdmissionPolicy obj) => obj with { Status = new() };

    protected override ValidatingAdmissionPolicy PrepareForUpdate(ValidatingAdmissionPolicy obj, ValidatingAdmissionPolicy old) => obj with { Status = old.Status };

    protected override ValidatingAdmissionPolicy PrepareForStatusUpdate(ValidatingAdmissionPolicy obj, ValidatingAdmissionPolicy old) =>
        obj with { Spec = old.Spec, Metadata = MetadataBesideStatus(obj, old) };

    protected override void Validate(ValidatingAdmissionPolicy obj, FieldErrors errors) => Validate(obj, checksConditions: true, errors);

    protected override void ValidateUpdate(ValidatingAdmissionPolicy obj, ValidatingAdmissionPolicy old, FieldErrors errors) =>
        Validate(obj, obj.Spec.ParamKind != old.Spec.ParamKind || obj.Spec.MatchConditions != old.Spec.MatchConditions, errors);

    protected override void ValidateStatusUpdate(ValidatingAdmissionPolicy obj, ValidatingAdmissionPolicy old, FieldErrors errors)
    {
        var warnings = obj.Status.TypeChecking?.ExpressionWarnings ?? [];
        for (var i = 0; i < warnings.Count; i++)
        {
            var path = FieldPath.Status["typeChecking"]["expressionWarnings"][i];
            if (warnings[i].Warning.Length == 0)
                errors.Required(path["warning"]);
            if (string.IsNullOrWhiteSpace(warnings[i].FieldRef))
                errors.Required(path["fieldRef"]);
        }
        ConditionValidation.Validate(obj.Status.Conditions, FieldPath.Status["conditions"], errors);
    }

    protected override IEnumerable<string> Warnings(ValidatingAdmissionPolicy obj) => StaticNameWarning.Of(obj.Metadata.Name);

    private void Validate(ValidatingAdmissionPolicy obj, bool checksConditions, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidatingAdmissionPolicyValidation.Validate(obj, checksConditions, errors);
    }
}
