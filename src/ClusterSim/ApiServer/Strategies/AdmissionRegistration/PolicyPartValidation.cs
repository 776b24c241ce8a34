using System.Text.RegularExpressions;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the parts that admission policies and their bindings have in common.</summary>
/// <remarks>Source: admissionregistration/validation/validation.go, validateParamKind, validateParamRef, validateMatchResources, validateVariable (v1.36).</remarks>
internal static partial class PolicyPartValidation
{
    private static readonly string[] FailurePolicies = ["Fail", "Ignore"];
    private static readonly string[] MatchPolicies = ["Equivalent", "Exact"];

    private static readonly HashSet<string> Reserved =
    [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var",
        "void", "while",
    ];

    public static void ValidateFailurePolicy(string? policy, FieldErrors errors) => ValidateChoice(policy, FailurePolicies, FieldPath.Spec["failurePolicy"], errors);

    public static void ValidateConstraints(MatchResources? match, FieldErrors errors)
    {
        var path = FieldPath.Spec["matchConstraints"];
        if (match is null)
        {
            errors.Required(path);
            return;
        }
        ValidateMatch(match, path, errors);
        if (match.ResourceRules.Count == 0) // They tell the types that expressions are checked against.
            errors.Required(path["resourceRules"]);
    }

    public static void ValidateMatch(MatchResources? match, FieldPath path, FieldErrors errors)
    {
        if (match is null)
            return;
        ValidateChoice(match.MatchPolicy, MatchPolicies, path["matchPolicy"], errors);
        ValidateSelector(match.NamespaceSelector, path["namespaceSelector"], errors);
        ValidateSelector(match.ObjectSelector, path["objectSelector"], errors);
        for (var i = 0; i < match.ResourceRules.Count; i++)
            ResourceRuleValidation.Validate(match.ResourceRules[i], path["resourceRules"][i], errors);
        for (var i = 0; i < match.ExcludeResourceRules.Count; i++)
            ResourceRuleValidation.Validate(match.ExcludeResourceRules[i], path["excludeResourceRules"][i], errors);
    }

    public static void ValidateParamKind(ParamKind? kind, FieldErrors errors)
    {
        if (kind is null)
            return;
        var path = FieldPath.Spec["paramKind"];
        ValidateVersion(kind.ApiVersion ?? "", path["apiVersion"], errors);
        if (string.IsNullOrEmpty(kind.Kind))
            errors.Required(path["kind"]);
        else if (DnsName.CheckLabel1035(kind.Kind.ToLowerInvariant()) is { Count: > 0 } wrong)
            errors.Invalid(path["kind"], kind.Kind, "may have mixed case, but should otherwise match: " + string.Join(',', wrong));
    }

    public static void ValidateVariables(ValueList<Variable> variables, FieldErrors errors)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var path = FieldPath.Spec["variables"][i];
            if (string.IsNullOrWhiteSpace(variables[i].Name))
                errors.Required(path["name"], "name is not specified");
            else if (!Identifier().IsMatch(variables[i].Name) || Reserved.Contains(variables[i].Name))
                errors.Invalid(path["name"], variables[i].Name, "name is not a valid CEL identifier");
            if (string.IsNullOrWhiteSpace(variables[i].Expression))
                errors.Required(path["expression"], "expression is not specified");
        }
    }

    public static void ValidatePolicyName(string? name, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(name))
            errors.Required(FieldPath.Spec["policyName"]);
        else
            errors.Invalid(FieldPath.Spec["policyName"], name, DnsName.CheckSubdomain(name));
    }

    public static void ValidateParamRef(ParamRef? reference, FieldErrors errors)
    {
        if (reference is null)
            return;
        var path = FieldPath.Spec["paramRef"];
        var isBoth = !string.IsNullOrEmpty(reference.Name) && reference.Selector is not null;
        if (!string.IsNullOrEmpty(reference.Name))
            errors.Invalid(path["name"], reference.Name, PathSegment.CheckName(reference.Name));
        if (isBoth)
            errors.Forbidden(path["name"], "name and selector are mutually exclusive");
        LabelValidation.ValidateSelector(reference.Selector, path["selector"], errors);
        if (isBoth)
            errors.Forbidden(path["selector"], "name and selector are mutually exclusive");
        if (string.IsNullOrEmpty(reference.Name) && reference.Selector is null)
            errors.Required(path, "one of name or selector must be specified");
        if (string.IsNullOrEmpty(reference.ParameterNotFoundAction))
            errors.Required(path["parameterNotFoundAction"]);
        else if (reference.ParameterNotFoundAction is not ("Deny" or "Allow"))
            errors.NotSupported(path["parameterNotFoundAction"], reference.ParameterNotFoundAction, "Deny", "Allow");
    }

    private static void ValidateVersion(string version, FieldPath path, FieldErrors errors)
    {
        if (version.Length == 0)
        {
            errors.Required(path);
            return;
        }
        var parts = version.Split('/');
        if (parts.Length > 2)
        {
            errors.Invalid(path, version, "unexpected GroupVersion string: " + version);
            return;
        }
        var group = parts.Length == 2 ? parts[0] : "";
        if (group.Length > 0 && DnsName.CheckSubdomain(group) is { Count: > 0 } wrongGroup)
            errors.Invalid(path, group, string.Join(',', wrongGroup));
        if (parts[^1].Length == 0)
            errors.Invalid(path, version, "version must be specified");
        else if (DnsName.CheckLabel1035(parts[^1]) is { Count: > 0 } wrongVersion)
            errors.Invalid(path, parts[^1], string.Join(',', wrongVersion));
    }

    private static void ValidateSelector(LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        if (selector is null)
            errors.Required(path);
        LabelValidation.ValidateSelector(selector, path, errors);
    }

    private static void ValidateChoice(string? value, string[] choices, FieldPath path, FieldErrors errors)
    {
        if (value is null)
            errors.Required(path);
        else if (!choices.Contains(value))
            errors.NotSupported(path, value, choices);
    }

    [GeneratedRegex(@"^[_a-zA-Z][_a-zA-Z0-9]*\z")]
    private static partial Regex Identifier();
}
