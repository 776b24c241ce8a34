using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How MutatingAdmissionPolicies are written.</summary>
/// <remarks>Source: registry/admissionregistration/mutatingadmissionpolicy/strategy.go; admissionregistration/validation/validation.go, validateMutatingAdmissionPolicySpec (v1.36).</remarks>
internal sealed class MutatingAdmissionPolicyStrategy : ResourceStrategy<MutatingAdmissionPolicy>
{
    private static readonly string[] MutableOperations = ["*", "CONNECT", "CREATE", "UPDATE"];

    public override bool AllowsUnconditionalUpdate => false;

    /// <summary>What is deleted cannot be changed.</summary>
    public static void ValidateOperations(MatchResources? match, FieldPath path, FieldErrors errors)
    {
        foreach (var operation in match?.ResourceRules.SelectMany(rule => rule.Operations) ?? [])
            if (!MutableOperations.Contains(operation))
                errors.NotSupported(path["resourceRules"]["operations"], operation, MutableOperations);
    }

    protected override MutatingAdmissionPolicy Default(MutatingAdmissionPolicy obj) => obj with
    {
        Spec = obj.Spec with { FailurePolicy = obj.Spec.FailurePolicy ?? "Fail", MatchConstraints = WebhookDefaults.Apply(obj.Spec.MatchConstraints) },
    };

    protected override void Validate(MutatingAdmissionPolicy obj, FieldErrors errors) => Validate(obj, checksConditions: true, errors);

    protected override void ValidateUpdate(MutatingAdmissionPolicy obj, MutatingAdmissionPolicy old, FieldErrors errors) =>
        Validate(obj, obj.Spec.ParamKind != old.Spec.ParamKind || obj.Spec.MatchConditions != old.Spec.MatchConditions, errors);

    protected override IEnumerable<string> Warnings(MutatingAdmissionPolicy obj) => StaticNameWarning.Of(obj.Metadata.Name);

    private void Validate(MutatingAdmissionPolicy obj, bool checksConditions, FieldErrors errors)
    {
        var spec = obj.Spec;
        ValidateMetadata(obj, errors);
        PolicyPartValidation.ValidateFailurePolicy(spec.FailurePolicy, errors);
        PolicyPartValidation.ValidateParamKind(spec.ParamKind, errors);
        PolicyPartValidation.ValidateConstraints(spec.MatchConstraints, errors);
        ValidateOperations(spec.MatchConstraints, FieldPath.Spec["matchConstraints"], errors);
        if (checksConditions)
            MatchConditionValidation.Validate(spec.MatchConditions, FieldPath.Spec["matchConditions"], errors);
        PolicyPartValidation.ValidateVariables(spec.Variables, errors);
        if (spec.Mutations.Count == 0)
            errors.Required(FieldPath.Spec["mutations"], "mutations must contain at least one item");
        for (var i = 0; i < spec.Mutations.Count; i++)
            ValidateMutation(spec.Mutations[i], FieldPath.Spec["mutations"][i], errors);
        if (string.IsNullOrEmpty(spec.ReinvocationPolicy))
            errors.Required(FieldPath.Spec["reinvocationPolicy"]);
        else if (spec.ReinvocationPolicy is not ("Never" or "IfNeeded"))
            errors.NotSupported(FieldPath.Spec["reinvocationPolicy"], spec.ReinvocationPolicy, "Never", "IfNeeded");
    }

    private static void ValidateMutation(Mutation mutation, FieldPath path, FieldErrors errors)
    {
        var (apply, patch) = (("applyConfiguration", mutation.ApplyConfiguration?.Expression), ("jsonPatch", mutation.JsonPatch?.Expression));
        switch (mutation.PatchType)
        {
            case "":
                errors.Required(path["patchType"]);
                break;
            case "JSONPatch":
                ValidateChange(mutation.PatchType, patch, apply, path, errors);
                break;
            case "ApplyConfiguration":
                ValidateChange(mutation.PatchType, apply, patch, path, errors);
                break;
            default:
                errors.NotSupported(path["patchType"], mutation.PatchType, "ApplyConfiguration", "JSONPatch");
                break;
        }
    }

    private static void ValidateChange(string type, (string Field, string? Expression) wanted, (string Field, string? Expression) other, FieldPath path, FieldErrors errors)
    {
        if (wanted.Expression is null)
            errors.Required(path[wanted.Field], "must be specified when patchType is " + type);
        else if (string.IsNullOrWhiteSpace(wanted.Expression))
            errors.Required(path[wanted.Field]["expression"]);
        if (other.Expression is not null)
            errors.Invalid(path[other.Field], $"{{{other.Field}}}", "must not be specified when patchType is " + type);
    }
}
