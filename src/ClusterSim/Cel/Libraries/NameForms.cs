using System.Globalization;

namespace ClusterSim.Cel.Libraries;

/// <summary>What is wrong with names, as Kubernetes says it.</summary>
/// <remarks>Source: apimachinery util/validation/validation.go and api/validation/generic.go (v1.36).</remarks>
internal static class NameForms
{
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string Qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    /// <summary>A prefix to which more letters come: its last dash may stand there.</summary>
    public static string WithoutDash(string prefix) => prefix.Length > 1 && prefix.EndsWith('-') ? prefix[..^2] + "a" : prefix;

    public static IEnumerable<string> Dns1123Label(string text) => Check(text, 63, Label,
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character", "my-name", "123-abc");

    public static IEnumerable<string> Dns1123Subdomain(string text) => Check(text, 253, $"{Label}(\\.{Label})*",
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", "example.com");

    public static IEnumerable<string> Dns1035Label(string text) => Check(text, 63, "[a-z]([-a-z0-9]*[a-z0-9])?",
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character", "my-name", "abc-123");

    public static IEnumerable<string> LabelValue(string text) => Check(text, 63, $"({Qualified})?",
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", "MyValue", "my_value", "12345");

    public static IEnumerable<string> QualifiedName(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
            return ["a qualified name " + Describe(Qualified, QualifiedRule, "MyName", "my.name", "123-abc") + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        var problems = new List<string>();
        if (parts.Length == 2)
            problems.AddRange(parts[0].Length == 0 ? ["prefix part must be non-empty"] : Dns1123Subdomain(parts[0]).Select(problem => "prefix part " + problem));
        var name = parts[^1];
        if (name.Length == 0)
            problems.Add("name part must be non-empty");
        else if (name.Length > 63)
            problems.Add("name part must be no more than 63 bytes");
        if (!Matches(name, Qualified))
            problems.Add("name part " + Describe(Qualified, QualifiedRule, "MyName", "my.name", "123-abc"));
        return problems;
    }

    private const string QualifiedRule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    private static IEnumerable<string> Check(string text, int most, string pattern, string rule, params string[] examples)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > most)
            yield return $"must be no more than {most.ToString(CultureInfo.InvariantCulture)} bytes";
        if (!Matches(text, pattern))
            yield return Describe(pattern, rule, examples);
    }

    private static string Describe(string pattern, string rule, params string[] examples) =>
        $"{rule} (e.g. {string.Join(", or ", examples.Select(example => $"'{example}'"))}, regex used for validation is '{pattern}')";

    private static bool Matches(string text, string pattern) => RegexSyntax.TryCompile($"^(?:{pattern})$", out var regex, out _) && regex.IsMatch(text);
}
