using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a FlowSchema.</summary>
/// <remarks>Source: flowcontrol/validation/validation.go, ValidateFlowSchemaSpec (v1.36).</remarks>
internal static class FlowSchemaValidation
{
    private const int MaxPrecedence = 10_000; // FlowSchemaMaxMatchingPrecedence

    private static readonly string[] Methods = ["ByNamespace", "ByUser"];
    private static readonly string[] SubjectKinds = ["Group", "ServiceAccount", "User"];

    public static void Validate(FlowSchema schema, FieldErrors errors)
    {
        var (spec, path) = (schema.Spec, FieldPath.Spec);
        if (spec.MatchingPrecedence <= 0)
            errors.Invalid(path["matchingPrecedence"], spec.MatchingPrecedence, "must be a positive value");
        if (spec.MatchingPrecedence > MaxPrecedence)
            errors.Invalid(path["matchingPrecedence"], spec.MatchingPrecedence, $"must not be greater than {MaxPrecedence}");
        if (spec.MatchingPrecedence == 1 && schema.Metadata.Name != "exempt")
            errors.Invalid(path["matchingPrecedence"], spec.MatchingPrecedence, "only the schema named 'exempt' may have matchingPrecedence 1");
        if (spec.DistinguisherMethod is { } method && !Methods.Contains(method.Type))
            errors.NotSupported(path["distinguisherMethod"]["type"], method, Methods);
        var level = spec.PriorityLevelConfiguration.Name;
        if (level.Length == 0)
            errors.Required(path["priorityLevelConfiguration"]["name"], "must reference a priority level");
        else
            errors.Invalid(path["priorityLevelConfiguration"]["name"], level, DnsName.CheckSubdomain(level));
        for (var i = 0; i < spec.Rules.Count; i++)
            Validate(spec.Rules[i], path["rules"][i], errors);
    }

    private static void Validate(PolicyRulesWithSubjects rule, FieldPath path, FieldErrors errors)
    {
        if (rule.Subjects.Count == 0)
            errors.Required(path["subjects"], "subjects must contain at least one value");
        for (var i = 0; i < rule.Subjects.Count; i++)
            Validate(rule.Subjects[i], path["subjects"][i], errors);
        if (rule.ResourceRules.Count == 0 && rule.NonResourceRules.Count == 0)
            errors.Required(path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        for (var i = 0; i < rule.ResourceRules.Count; i++)
            FlowRuleValidation.Validate(rule.ResourceRules[i], path["resourceRules"][i], errors);
        for (var i = 0; i < rule.NonResourceRules.Count; i++)
            FlowRuleValidation.Validate(rule.NonResourceRules[i], path["nonResourceRules"][i], errors);
    }

    private static void Validate(Subject subject, FieldPath path, FieldErrors errors)
    {
        if (!SubjectKinds.Contains(subject.Kind))
        {
            errors.NotSupported(path["kind"], subject.Kind, SubjectKinds);
            return;
        }
        switch (subject.Kind)
        {
            case "ServiceAccount":
                ValidateAccount(subject.ServiceAccount, path["serviceAccount"], errors);
                break;
            case "User":
                ValidateName(subject.User?.Name, "user", "User", path["user"], errors);
                break;
            default:
                ValidateName(subject.Group?.Name, "group", "Group", path["group"], errors);
                break;
        }
        Forbid(subject.ServiceAccount, subject.Kind, "serviceAccount", "ServiceAccount", path, errors);
        Forbid(subject.User, subject.Kind, "user", "User", path, errors);
        Forbid(subject.Group, subject.Kind, "group", "Group", path, errors);
    }

    private static void Forbid(ApiRecord? value, string kind, string field, string itsKind, FieldPath path, FieldErrors errors)
    {
        if (value is not null && kind != itsKind)
            errors.Forbidden(path[field], $"{field} is forbidden when subject kind is not '{itsKind}'");
    }

    private static void ValidateName(string? name, string field, string kind, FieldPath path, FieldErrors errors)
    {
        if (name is null)
            errors.Required(path, $"{field} is required when subject kind is '{kind}'");
        else if (name.Length == 0)
            errors.Required(path["name"]);
    }

    private static void ValidateAccount(ServiceAccountSubject? account, FieldPath path, FieldErrors errors)
    {
        if (account is null)
        {
            errors.Required(path, "serviceAccount is required when subject kind is 'ServiceAccount'");
            return;
        }
        if (account.Name.Length == 0)
            errors.Required(path["name"]);
        else if (account.Name != "*")
            errors.Invalid(path["name"], account.Name, DnsName.CheckSubdomain(account.Name));
        if (account.Namespace.Length == 0)
            errors.Required(path["namespace"], "must specify namespace for service account");
        else
            errors.Invalid(path["namespace"], account.Namespace, DnsName.CheckLabel(account.Namespace));
    }
}
