using System.Diagnostics.CodeAnalysis;
using ClusterSim.ApiServer.Selectors;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Whether labels are selected, for selectors that may not be valid.</summary>
/// <remarks>Source: apimachinery apis/meta/v1/helpers.go, LabelSelectorAsSelector (v1.36).</remarks>
internal static class LabelSelectorMatch
{
    /// <summary>Whether every requirement can be evaluated. No selector at all can.</summary>
    public static bool CanEvaluate(LabelSelector? selector) => selector is null || TryRead(selector, out _);

    /// <summary>Whether <paramref name="labels"/> meet all of it: an empty selector selects everything, none selects nothing, nor does one that cannot be evaluated.</summary>
    public static bool Matches(LabelSelector? selector, ValueMap<string> labels) => selector is not null && TryRead(selector, out var query) && query.Matches(labels);

    private static bool TryRead(LabelSelector selector, [NotNullWhen(true)] out LabelQuery? query)
    {
        try
        {
            query = LabelQuery.From(selector);
            return true;
        }
        catch (SelectorException)
        {
            query = null;
            return false;
        }
    }
}
