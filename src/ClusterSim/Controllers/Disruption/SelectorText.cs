namespace ClusterSim.Controllers.Disruption;

/// <summary>Selectors as Go prints them, which shows in Events.</summary>
/// <remarks>Source: apimachinery meta/v1/generated.pb.go, LabelSelector.String (v1.36).</remarks>
internal static class SelectorText
{
    public static string Of(LabelSelector? selector)
    {
        if (selector is null)
            return "nil";
        var labels = string.Concat(selector.MatchLabels.Select(label => $"{label.Key}: {label.Value},"));
        var requirements = string.Concat(selector.MatchExpressions.Select(requirement =>
            $"LabelSelectorRequirement{{Key:{requirement.Key},Operator:{requirement.Operator},Values:[{string.Join(' ', requirement.Values)}],}},"));
        return $"&LabelSelector{{MatchLabels:map[string]string{{{labels}}},MatchExpressions:[]LabelSelectorRequirement{{{requirements}}},}}";
    }
}
