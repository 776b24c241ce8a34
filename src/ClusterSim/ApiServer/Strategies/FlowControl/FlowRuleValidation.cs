using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the rules by which a FlowSchema picks requests.</summary>
/// <remarks>Source: flowcontrol/validation/validation.go, ValidateFlowSchemaResourcePolicyRule, ValidateFlowSchemaNonResourcePolicyRule (v1.36).</remarks>
internal static class FlowRuleValidation
{
    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];

    public static void Validate(ResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        ValidateVerbs(rule.Verbs, path["verbs"], errors);
        RequireAny(rule.ApiGroups, path["apiGroups"], "resource rules must supply at least one api group", "api groups", errors);
        RequireAny(rule.Resources, path["resources"], "resource rules must supply at least one resource", "resources", errors);
        var namespaces = path["namespaces"];
        if (rule.Namespaces.Count == 0 && !rule.ClusterScope)
            errors.Required(namespaces, "resource rules that are not cluster scoped must supply at least one namespace");
        else if (rule.Namespaces.Contains("*"))
            RequireAny(rule.Namespaces, namespaces, "", "namespaces", errors);
        else
            for (var i = 0; i < rule.Namespaces.Count; i++)
                errors.Invalid(namespaces[i], rule.Namespaces[i], [.. DnsName.CheckLabel(rule.Namespaces[i]).Select(wrong => "each member of this list must be '*' or a DNS-1123 label; " + wrong)]);
    }

    public static void Validate(NonResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        ValidateVerbs(rule.Verbs, path["verbs"], errors);
        var urls = path["nonResourceURLs"];
        RequireAny(rule.NonResourceURLs, urls, "nonResourceURLs must contain at least one value", "non-resource URLs", errors);
        if (rule.NonResourceURLs.Contains("*"))
            return;
        for (var i = 0; i < rule.NonResourceURLs.Count; i++)
            if (WhyNoPath(rule.NonResourceURLs[i]) is { } why)
                errors.Invalid(urls[i], rule.NonResourceURLs[i], why);
    }

    private static void ValidateVerbs(ValueList<string> verbs, FieldPath path, FieldErrors errors)
    {
        RequireAny(verbs, path, "verbs must contain at least one value", "verbs", errors);
        if (!verbs.Contains("*") && !verbs.All(Verbs.Contains))
            errors.NotSupported(path, verbs, Verbs);
    }

    private static void RequireAny(ValueList<string> values, FieldPath path, string missing, string what, FieldErrors errors)
    {
        if (values.Count == 0)
            errors.Required(path, missing);
        else if (values.Count > 1 && values.Contains("*"))
            errors.Invalid(path, values, $"if '*' is present, must not specify other {what}");
    }

    private static string? WhyNoPath(string path) => path switch
    {
        "" => "must not be empty",
        "/" => null,
        _ when path[0] != '/' => "must start with slash",
        _ when path.Contains(' ') => "must not contain white-space",
        _ when path.Contains("//", StringComparison.Ordinal) => "must not contain double slash",
        _ when path.IndexOf('*') is >= 0 and var star && (star != path.Length - 1 || path[^2] != '/') => "wildcard can only do suffix matching",
        _ => null,
    };
}
