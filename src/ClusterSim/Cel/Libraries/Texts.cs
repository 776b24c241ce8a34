namespace ClusterSim.Cel.Libraries;

/// <summary>The language's own functions on texts.</summary>
/// <remarks>Source: cel-go common/stdlib/standard.go.</remarks>
internal static class Texts
{
    private static readonly CelType[] TwoTexts = [CelType.String, CelType.String];

    public static void Add(Func<string, CelFunction> function)
    {
        function("contains").Member("contains_string", TwoTexts, CelType.Bool, given => CelBool.Of(Text(given[0]).Contains(Text(given[1]), StringComparison.Ordinal)));
        function("endsWith").Member("ends_with_string", TwoTexts, CelType.Bool, given => CelBool.Of(Text(given[0]).EndsWith(Text(given[1]), StringComparison.Ordinal)));
        function("startsWith").Member("starts_with_string", TwoTexts, CelType.Bool, given => CelBool.Of(Text(given[0]).StartsWith(Text(given[1]), StringComparison.Ordinal)));
        function("matches").Global("matches", TwoTexts, CelType.Bool, Matches).Member("matches_string", TwoTexts, CelType.Bool, Matches);
    }

    private static CelValue Matches(CelValue[] given) => RegexSyntax.TryCompile(Text(given[1]), out var regex, out var problem) ? CelBool.Of(regex.IsMatch(Text(given[0]))) : new CelError(problem);

    private static string Text(CelValue value) => ((CelString)value).Value;
}
