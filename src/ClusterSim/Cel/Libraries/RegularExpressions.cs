namespace ClusterSim.Cel.Libraries;

/// <summary>What a pattern finds.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/regex.go (v1.36).</remarks>
internal static class RegularExpressions
{
    private static readonly CelType[] TwoTexts = [CelType.String, CelType.String];
    private static readonly CelType ListOfTexts = CelType.List(CelType.String);

    public static void Add(Func<string, CelFunction> function)
    {
        function("find").Member("string_find_string", TwoTexts, CelType.String, given => With(given, (regex, text) => new CelString(regex.Match(text).Value)));
        function("findAll").Member("string_find_all_string", TwoTexts, ListOfTexts, given => FindAll(given, -1))
            .Member("string_find_all_string_int", [CelType.String, CelType.String, CelType.Int], ListOfTexts, given => FindAll(given, ((CelInt)given[2]).Value));
    }

    private static CelValue FindAll(CelValue[] given, long limit) => With(given, (regex, text) =>
        CelList.OfTexts(regex.Matches(text).Select(match => match.Value).Take(limit < 0 ? int.MaxValue : (int)Math.Min(limit, int.MaxValue))));

    private static CelValue With(CelValue[] given, Func<System.Text.RegularExpressions.Regex, string, CelValue> use) =>
        RegexSyntax.TryCompile(((CelString)given[1]).Value, out var regex, out var problem) ? use(regex, ((CelString)given[0]).Value) : new CelError($"Illegal regex: {problem}");
}
