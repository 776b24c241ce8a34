using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>Names as the DNS allows them. Each check returns what is wrong, and nothing when all is well.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go (v1.36).</remarks>
internal static partial class DnsName
{
    public const int MaxLabelLength = 63; // DNS1123LabelMaxLength
    public const int MaxSubdomainLength = 253; // DNS1123SubdomainMaxLength

    public const string LabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    public const string SubdomainFormat = LabelFormat + @"(\." + LabelFormat + ")*";
    private const string Label1035Format = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private const string WildcardFormat = @"\*\." + SubdomainFormat;
    private const string UnderscoreLabelFormat = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private const string UnderscoreSubdomainFormat = UnderscoreLabelFormat + @"(\." + UnderscoreLabelFormat + ")*";

    private static readonly string NotALabel = FormatText.Regex(
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
        LabelFormat, "my-name", "123-abc");

    private static readonly string NotASubdomain = FormatText.Regex(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
        SubdomainFormat, "example.com");

    private static readonly string NotALabel1035 = FormatText.Regex(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
        Label1035Format, "my-name", "abc-123");

    private static readonly string NotAWildcard = FormatText.Regex(
        "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
        WildcardFormat, "*.example.com");

    private static readonly string NotAnUnderscoreSubdomain = FormatText.Regex(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
        UnderscoreSubdomainFormat, "example.com");

    /// <summary>A label of RFC 1123: letters, digits and dashes, at most 63.</summary>
    public static IReadOnlyList<string> CheckLabel(string value) =>
        IsLabel(value) ? [] : [.. FormatText.TooLong(value, MaxLabelLength), .. NotLabel(value)];

    /// <summary>A label of RFC 1035, which starts with a letter.</summary>
    public static IReadOnlyList<string> CheckLabel1035(string value) =>
        IsLabel(value) && value[0] is >= 'a' and <= 'z'
            ? []
            : [.. FormatText.TooLong(value, MaxLabelLength), .. IsLabelText(value) && value[0] is >= 'a' and <= 'z' ? (string[])[] : [NotALabel1035]];

    /// <summary>Labels joined by dots, at most 253 characters together.</summary>
    public static IReadOnlyList<string> CheckSubdomain(string value) =>
        IsSubdomain(value) ? [] : [.. FormatText.TooLong(value, MaxSubdomainLength), .. IsSubdomainText(value) ? (string[])[] : [NotASubdomain]];

    /// <summary>A subdomain in which labels may start with and contain underscores.</summary>
    public static IReadOnlyList<string> CheckSubdomainWithUnderscore(string value) =>
        [.. FormatText.TooLong(value, MaxSubdomainLength), .. UnderscoreSubdomain().IsMatch(value) ? (string[])[] : [NotAnUnderscoreSubdomain]];

    /// <summary>A subdomain behind <c>*.</c>.</summary>
    public static IReadOnlyList<string> CheckWildcard(string value) =>
        [.. FormatText.TooLong(value, MaxSubdomainLength), .. value.StartsWith("*.", StringComparison.Ordinal) && IsSubdomainText(value.AsSpan(2)) ? (string[])[] : [NotAWildcard]];

    public static bool IsLabel(string value) => value.Length <= MaxLabelLength && IsLabelText(value);

    public static bool IsSubdomain(ReadOnlySpan<char> value) => value.Length <= MaxSubdomainLength && IsSubdomainText(value);

    private static IEnumerable<string> NotLabel(string value) =>
        IsLabelText(value) ? [] : IsSubdomainText(value) ? ["must not contain dots"] : [NotALabel];

    private static bool IsSubdomainText(ReadOnlySpan<char> value)
    {
        foreach (var part in value.Split('.'))
            if (!IsLabelText(value[part]))
                return false;
        return true;
    }

    private static bool IsLabelText(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] == '-' || value[^1] == '-')
            return false;
        foreach (var character in value)
            if (character is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
                return false;
        return true;
    }

    [GeneratedRegex("^" + UnderscoreSubdomainFormat + @"\z")]
    private static partial Regex UnderscoreSubdomain();
}
