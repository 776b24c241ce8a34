using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>How ClusterRoles are written.</summary>
/// <remarks>Source: registry/rbac/clusterrole/strategy.go; rbac/validation/validation.go, ValidateClusterRole (v1.36).</remarks>
internal sealed class ClusterRoleStrategy : ResourceStrategy<ClusterRole>
{
    public override bool HasGeneration => false;

    public override bool AllowsCreateOnUpdate => true;

    public override NameRule Names => NameRule.PathSegment;

    protected override void Validate(ClusterRole obj, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateParts(obj, false, errors);
    }

    protected override void ValidateUpdate(ClusterRole obj, ClusterRole old, FieldErrors errors)
    {
        ValidateMetadata(obj, errors);
        ValidateParts(obj, old.AggregationRule?.ClusterRoleSelectors.Any(HasInvalidValues) == true, errors);
        ValidateMetadataUpdate(obj, old, errors);
    }

    private static void ValidateParts(ClusterRole obj, bool allowsInvalidValues, FieldErrors errors)
    {
        PolicyRuleValidation.Validate(obj.Rules, isNamespaced: false, errors);
        if (obj.AggregationRule is null)
            return;
        var (selectors, path) = (obj.AggregationRule.ClusterRoleSelectors, FieldPath.Root("aggregationRule")["clusterRoleSelectors"]);
        if (selectors.Count == 0)
            errors.Required(path, "at least one clusterRoleSelector required if aggregationRule is non-nil");
        for (var i = 0; i < selectors.Count; i++)
            LabelValidation.ValidateSelector(selectors[i], path[i], errors, allowsInvalidValues);
    }

    private static bool HasInvalidValues(LabelSelector selector)
    {
        var errors = new FieldErrors();
        LabelValidation.ValidateSelector(selector, FieldPath.Metadata, errors);
        return errors.Any;
    }
}
