namespace ClusterSim.ApiServer.Validation;

/// <summary>The sentences that checks of formats have in common.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go (v1.36).</remarks>
internal static class FormatText
{
    public const string NotNegative = "must be greater than or equal to 0";
    public const string Immutable = "field is immutable";

    /// <summary>Says which pattern was missed, with examples that match it.</summary>
    public static string Regex(string message, string pattern, params IReadOnlyList<string> examples) => examples.Count == 0
        ? $"{message} (regex used for validation is '{pattern}')"
        : $"{message} (e.g. {string.Join(" or ", examples.Select(example => $"'{example}', "))}regex used for validation is '{pattern}')";

    /// <summary>The complaint that a text is longer than <paramref name="max"/>, if it is.</summary>
    public static IEnumerable<string> TooLong(string value, int max) => GoText.Length(value) > max ? [$"must be no more than {max} characters"] : [];

    public static string Between(long low, long high) => $"must be between {low} and {high}, inclusive";
}
