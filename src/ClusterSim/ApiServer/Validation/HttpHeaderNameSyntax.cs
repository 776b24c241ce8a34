namespace ClusterSim.ApiServer.Validation;

/// <summary>Names of HTTP headers that probes and hooks may send.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go, IsHTTPHeaderName (v1.36).</remarks>
internal static class HttpHeaderNameSyntax
{
    private static readonly string NotAName = FormatText.Regex("a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name");

    /// <summary>What is wrong with <paramref name="name"/>; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? [] : [NotAName];
}
