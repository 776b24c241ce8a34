using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the rules by which webhooks and policies pick writes.</summary>
/// <remarks>Source: admissionregistration/validation/validation.go, validateRuleWithOperations, validateNamedRuleWithOperations (v1.36).</remarks>
internal static class ResourceRuleValidation
{
    private static readonly string[] Operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
    private static readonly string[] Scopes = ["*", "Cluster", "Namespaced"];

    public static void Validate(NamedRuleWithOperations rule, FieldPath path, FieldErrors errors)
    {
        var names = rule.ResourceNames;
        for (var i = 0; i < names.Count; i++)
        {
            errors.Invalid(path["resourceNames"][i], names[i], PathSegment.CheckName(names[i]));
            if (names.Take(i).Contains(names[i]))
                errors.Duplicate(path["resourceNames"][i], names[i]);
        }
        Validate(new RuleWithOperations { Operations = rule.Operations, ApiGroups = rule.ApiGroups, ApiVersions = rule.ApiVersions, Resources = rule.Resources, Scope = rule.Scope }, path, errors);
    }

    public static void Validate(RuleWithOperations rule, FieldPath path, FieldErrors errors)
    {
        RequireAny(rule.Operations, path["operations"], "operations", errors);
        for (var i = 0; i < rule.Operations.Count; i++)
            if (!Operations.Contains(rule.Operations[i]))
                errors.NotSupported(path["operations"][i], rule.Operations[i], Operations);
        RequireAny(rule.ApiGroups, path["apiGroups"], "API groups", errors);
        RequireAny(rule.ApiVersions, path["apiVersions"], "API versions", errors);
        for (var i = 0; i < rule.ApiVersions.Count; i++)
            if (rule.ApiVersions[i].Length == 0)
                errors.Required(path["apiVersions"][i]);
        ValidateResources(rule.Resources, path["resources"], errors);
        if (rule.Scope is { } scope && !Scopes.Contains(scope))
            errors.NotSupported(path["scope"], scope, Scopes);
    }

    private static void RequireAny(ValueList<string> values, FieldPath path, string what, FieldErrors errors)
    {
        if (values.Count == 0)
            errors.Required(path);
        else if (values.Count > 1 && values.Contains("*"))
            errors.Invalid(path, values, $"if '*' is present, must not specify other {what}");
    }

    private static void ValidateResources(ValueList<string> resources, FieldPath path, FieldErrors errors)
    {
        if (resources.Count == 0)
            errors.Required(path);
        var endsPlain = false; // Only the last one without a subresource counts, as in Kubernetes.
        for (var i = 0; i < resources.Count; i++)
        {
            if (resources[i].Length == 0)
                errors.Required(path[i]);
            else if (resources[i].Split('/', 2) is not [var resource, var subresource])
                endsPlain = resources[i] != "*";
            else
                ValidateOverlap(resources.Take(i), resource, subresource, path[i], errors);
        }
        if (resources.Count > 1 && resources.Contains("*/*"))
            errors.Invalid(path, resources, "if '*/*' is present, must not specify other resources");
        if (endsPlain && resources.Contains("*"))
            errors.Invalid(path, resources, "if '*' is present, must not specify other resources without subresources");
    }

    private static void ValidateOverlap(IEnumerable<string> before, string resource, string subresource, FieldPath path, FieldErrors errors)
    {
        var named = resource + "/" + subresource;
        if (before.Contains(resource + "/*"))
            errors.Invalid(path, named, $"if '{resource}/*' is present, must not specify {named}");
        if (before.Contains("*/" + subresource))
            errors.Invalid(path, named, $"if '*/{subresource}' is present, must not specify {named}");
    }
}
