using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Whether some rules allow all that others do, and what they lack.</summary>
/// <remarks>Source: component-helpers auth/rbac/validation/policy_comparator.go; pkg/registry/rbac/validation/policy_compact.go (v1.36).</remarks>
internal static class RuleCoverage
{
    /// <summary>What <paramref name="held"/> do not allow of <paramref name="wanted"/>, each a rule about one thing.</summary>
    public static List<PolicyRule> Missing(IReadOnlyCollection<PolicyRule> held, IEnumerable<PolicyRule> wanted) =>
        [.. wanted.SelectMany(Parts).Where(part => !held.Any(rule => Covers(rule, part)))];

    /// <summary>Rules in words, those about the same resource in one, in the order of the words.</summary>
    public static IEnumerable<string> Describe(IEnumerable<PolicyRule> rules) =>
        Compact(rules).Select(Describe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // One verb, one group, one resource, one name each.
    private static IEnumerable<PolicyRule> Parts(PolicyRule rule)
    {
        var resources =
            from verb in rule.Verbs
            from resource in rule.Resources
            from apiGroup in rule.ApiGroups
            from name in rule.ResourceNames.Count == 0 ? [""] : rule.ResourceNames
            select new PolicyRule { Verbs = [verb], ApiGroups = [apiGroup], Resources = [resource], ResourceNames = name.Length == 0 ? [] : [name] };
        var paths =
            from verb in rule.Verbs
            from path in rule.NonResourceURLs
            select new PolicyRule { Verbs = [verb], NonResourceURLs = [path] };
        return resources.Concat(paths);
    }

    private static bool Covers(PolicyRule rule, PolicyRule part)
    {
        if (!RuleMatch.Has(rule.Verbs, part.Verbs[0]))
            return false;
        if (part.NonResourceURLs.Count > 0)
            return RuleMatch.CoversPath(rule.NonResourceURLs, part.NonResourceURLs[0]);
        var (resource, slash) = (part.Resources[0], part.Resources[0].IndexOf('/'));
        return RuleMatch.Has(rule.ApiGroups, part.ApiGroups[0])
            && RuleMatch.CoversResource(rule.Resources, resource, slash < 0 ? "" : resource[(slash + 1)..])
            && (rule.ResourceNames.Count == 0 || (part.ResourceNames.Count > 0 && rule.ResourceNames.Contains(part.ResourceNames[0])));
    }

    // Rules about paths stay as they are.
    private static IEnumerable<PolicyRule> Compact(IEnumerable<PolicyRule> rules) => rules
        .GroupBy(rule => rule.NonResourceURLs.Count > 0 ? rule : rule with { Verbs = [] })
        .Select(same => same.Key with { Verbs = same.SelectMany(rule => rule.Verbs).Distinct(StringComparer.Ordinal).ToValueList() });

    private static string Describe(PolicyRule rule)
    {
        (string Name, ValueList<string> Values)[] parts =
        [
            ("APIGroups", rule.ApiGroups), ("Resources", rule.Resources), ("NonResourceURLs", rule.NonResourceURLs), ("ResourceNames", rule.ResourceNames), ("Verbs", rule.Verbs),
        ];
        return "{" + string.Join(", ", parts.Where(part => part.Values.Count > 0).Select(part => part.Name + ":" + Quote(part.Values))) + "}";
    }

    /// <summary>A list of texts as <c>%q</c> prints it.</summary>
    public static string Quote(IEnumerable<string> texts) => "[" + string.Join(' ', texts.Select(GoText.Quote)) + "]";
}
