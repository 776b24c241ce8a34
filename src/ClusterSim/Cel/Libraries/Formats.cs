namespace ClusterSim.Cel.Libraries;

/// <summary>Kubernetes' forms of names and texts.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/format.go and apimachinery util/validation/validation.go (v1.36).</remarks>
internal static class Formats
{
    private static readonly (string Name, Func<string, IEnumerable<string>> Problems)[] Named =
    [
        ("dns1123Label", text => NameForms.Dns1123Label(text)),
        ("dns1123Subdomain", text => NameForms.Dns1123Subdomain(text)),
        ("dns1035Label", text => NameForms.Dns1035Label(text)),
        ("qualifiedName", NameForms.QualifiedName),
        ("dns1123LabelPrefix", text => NameForms.Dns1123Label(NameForms.WithoutDash(text))),
        ("dns1123SubdomainPrefix", text => NameForms.Dns1123Subdomain(NameForms.WithoutDash(text))),
        ("dns1035LabelPrefix", text => NameForms.Dns1035Label(NameForms.WithoutDash(text))),
        ("labelValue", NameForms.LabelValue),
        ("uri", text => GoUrl.Parse(text, isRequest: true, out var problem) is null ? [problem] : []),
        ("uuid", text => Matches(text, "(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$") ? [] : ["does not match the UUID format"]),
        ("byte", text => text.Length > 0 && text.Length % 4 == 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? [] : ["invalid base64"]),
        ("date", text => Conversions.ToTimestamp(text + "T00:00:00Z") is CelError ? ["invalid date"] : []),
        ("datetime", text => Conversions.ToTimestamp(text) is CelError ? ["invalid datetime"] : []),
    ];

    public static void Add(Func<string, CelFunction> function)
    {
        var values = Named.ToDictionary(format => format.Name, format => (CelValue)new CelOpaque<Func<string, IEnumerable<string>>>(StandardTypes.Format, format.Problems, format.Name));
        foreach (var (name, _) in Named)
            function($"format.{name}").Global($"format.{name}", [], StandardTypes.Format, _ => values[name]);
        function("format.named").Global("format-named", [CelType.String], CelType.Optional(StandardTypes.Format),
            given => values.TryGetValue(((CelString)given[0]).Value, out var format) ? CelOptional.Of(format) : CelOptional.None);
        function("validate").Member("format-validate", [StandardTypes.Format, CelType.String], CelType.Optional(CelType.List(CelType.String)), given => Validate(given[0], ((CelString)given[1]).Value));
    }

    private static CelValue Validate(CelValue format, string text)
    {
        var problems = ((CelOpaque<Func<string, IEnumerable<string>>>)format).Value(text).ToList();
        return problems.Count == 0 ? CelOptional.None : CelOptional.Of(CelList.OfTexts(problems));
    }

    private static bool Matches(string text, string pattern) => RegexSyntax.TryCompile(pattern, out var regex, out _) && regex.IsMatch(text);
}
