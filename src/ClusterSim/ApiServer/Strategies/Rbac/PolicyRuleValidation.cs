using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with what a role allows.</summary>
/// <remarks>Source: rbac/validation/validation.go, ValidatePolicyRule (v1.36).</remarks>
internal static class PolicyRuleValidation
{
    public static void Validate(ValueList<PolicyRule> rules, bool isNamespaced, FieldErrors errors)
    {
        for (var i = 0; i < rules.Count; i++)
            Validate(rules[i], isNamespaced, FieldPath.Root("rules")[i], errors);
    }

    private static void Validate(PolicyRule rule, bool isNamespaced, FieldPath path, FieldErrors errors)
    {
        if (rule.Verbs.Count == 0)
            errors.Required(path["verbs"], "verbs must contain at least one value");
        if (rule.NonResourceURLs.Count > 0)
        {
            if (isNamespaced)
                errors.Invalid(path["nonResourceURLs"], rule.NonResourceURLs, "namespaced rules cannot apply to non-resource URLs");
            if (rule.ApiGroups.Count > 0 || rule.Resources.Count > 0 || rule.ResourceNames.Count > 0)
                errors.Invalid(path["nonResourceURLs"], rule.NonResourceURLs, "rules cannot apply to both regular resources and non-resource URLs");
            return;
        }
        if (rule.ApiGroups.Count == 0)
            errors.Required(path["apiGroups"], "resource rules must supply at least one api group");
        if (rule.Resources.Count == 0)
            errors.Required(path["resources"], "resource rules must supply at least one resource");
    }
}
