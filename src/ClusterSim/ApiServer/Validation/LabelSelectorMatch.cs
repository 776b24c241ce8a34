using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Whether labels are selected, for selectors that may not be valid.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/helpers.go, LabelSelectorAsSelector (v1.36).</remarks>
internal static class LabelSelectorMatch
{
    /// <summary>Whether every requirement can be evaluated. No selector at all can.</summary>
    public static bool CanEvaluate(LabelSelector? selector)
    {
        var errors = new FieldErrors();
        LabelValidation.ValidateSelector(selector, FieldPath.Spec, errors);
        return !errors.Any;
    }

    /// <summary>Whether <paramref name="labels"/> meet all of it: an empty selector selects everything, none selects nothing.</summary>
    public static bool Matches(LabelSelector? selector, ValueMap<string> labels) => selector is not null && LabelQuery.From(selector).Matches(labels);
}
