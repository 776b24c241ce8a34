using ClusterSim.Api.Policy;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How PodDisruptionBudgets are written.</summary>
/// <remarks>Source: registry/policy/poddisruptionbudget/strategy.go; policy/validation/validation.go (v1.36).</remarks>
internal sealed class PodDisruptionBudgetStrategy : ResourceStrategy<PodDisruptionBudget>
{
    private static readonly string[] EvictionPolicies = ["AlwaysAllow", "IfHealthyBudget"];

    public override bool AllowsUnconditionalUpdate => false;

    protected override PodDisruptionBudget PrepareForCreate(PodDisruptionBudget obj) => obj with { Status = new() };

    protected override PodDisruptionBudget PrepareForUpdate(PodDisruptionBudget obj, PodDisruptionBudget old) => obj with { Status = old.Status };

    protected override PodDisruptionBudget PrepareForStatusUpdate(PodDisruptionBudget obj, PodDisruptionBudget old) => obj with { Spec = old.Spec };

    // Metadata are left to the rules for all kinds.
    protected override void Validate(PodDisruptionBudget obj, FieldErrors errors) => ValidateSpec(obj.Spec, false, errors);

    protected override void ValidateUpdate(PodDisruptionBudget obj, PodDisruptionBudget old, FieldErrors errors)
    {
        var oldErrors = new FieldErrors();
        LabelValidation.ValidateSelector(old.Spec.Selector, FieldPath.Spec, oldErrors);
        ValidateSpec(obj.Spec, oldErrors.Any, errors);
    }

    protected override void ValidateStatusUpdate(PodDisruptionBudget obj, PodDisruptionBudget old, FieldErrors errors)
    {
        ConditionValidation.Validate(obj.Status.Conditions, FieldPath.Status["conditions"], errors);
        errors.NotNegative(FieldPath.Status["disruptionsAllowed"], obj.Status.DisruptionsAllowed);
        errors.NotNegative(FieldPath.Status["currentHealthy"], obj.Status.CurrentHealthy);
        errors.NotNegative(FieldPath.Status["desiredHealthy"], obj.Status.DesiredHealthy);
        errors.NotNegative(FieldPath.Status["expectedPods"], obj.Status.ExpectedPods);
    }

    private static void ValidateSpec(PodDisruptionBudgetSpec spec, bool allowsInvalidValues, FieldErrors errors)
    {
        if (spec is { MinAvailable: not null, MaxUnavailable: not null })
            errors.Invalid(FieldPath.Spec, spec, "minAvailable and maxUnavailable cannot be both set");
        ValidateShare(spec.MinAvailable, FieldPath.Spec["minAvailable"], errors);
        ValidateShare(spec.MaxUnavailable, FieldPath.Spec["maxUnavailable"], errors);
        LabelValidation.ValidateSelector(spec.Selector, FieldPath.Spec["selector"], errors, allowsInvalidValues);
        if (spec.UnhealthyPodEvictionPolicy is { } policy && !EvictionPolicies.Contains(policy))
            errors.NotSupported(FieldPath.Spec["unhealthyPodEvictionPolicy"], policy, EvictionPolicies);
    }

    private static void ValidateShare(IntOrString? share, FieldPath path, FieldErrors errors)
    {
        if (share is not { } given)
            return;
        IntOrPercent.Validate(given, path, errors);
        IntOrPercent.ValidateAtMost100Percent(given, path, errors);
    }
}
