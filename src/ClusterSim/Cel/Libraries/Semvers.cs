using System.Globalization;

namespace ClusterSim.Cel.Libraries;

/// <summary>Semantic versions.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/semverlib.go (v1.36) and github.com/blang/semver.</remarks>
internal static class Semvers
{
    private static readonly CelType Type = StandardTypes.Semver;

    public static void Add(Func<string, CelFunction> function)
    {
        function("semver").Global("string_to_semver", [CelType.String], Type, given => Parse(given[0], normalize: false))
            .Global("string_bool_to_semver", [CelType.String, CelType.Bool], Type, given => Parse(given[0], ((CelBool)given[1]).IsTrue));
        function("isSemver").Global("is_semver_string", [CelType.String], CelType.Bool, given => CelBool.Of(Parse(given[0], normalize: false) is not CelError))
            .Global("is_semver_string_bool", [CelType.String, CelType.Bool], CelType.Bool, given => CelBool.Of(Parse(given[0], ((CelBool)given[1]).IsTrue) is not CelError));
        function("isGreaterThan").Member("semver_is_greater_than", [Type, Type], CelType.Bool, given => CelBool.Of(Compare(given) > 0));
        function("isLessThan").Member("semver_is_less_than", [Type, Type], CelType.Bool, given => CelBool.Of(Compare(given) < 0));
        function("compareTo").Member("semver_compare_to", [Type, Type], CelType.Int, given => new CelInt(Compare(given)));
        function("major").Member("semver_major", [Type], CelType.Int, given => new CelInt((long)Of(given[0]).Major));
        function("minor").Member("semver_minor", [Type], CelType.Int, given => new CelInt((long)Of(given[0]).Minor));
        function("patch").Member("semver_patch", [Type], CelType.Int, given => new CelInt((long)Of(given[0]).Patch));
    }

    private static int Compare(CelValue[] given) => Math.Sign(Of(given[0]).CompareTo(Of(given[1])));

    private static SemanticVersion Of(CelValue value) => ((CelOpaque<SemanticVersion>)value).Value;

    private static CelValue Parse(CelValue value, bool normalize)
    {
        var text = ((CelString)value).Value;
        if (normalize && Normalize(ref text) is { } wrong)
            return new CelError(wrong);
        return SemanticVersion.TryParse(text, out var version, out var problem) ? new CelOpaque<SemanticVersion>(Type, version, text) : new CelError(problem!);
    }

    // Takes a leading v and leading zeros away and fills up what is missing.
    private static string? Normalize(ref string text)
    {
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).ToList();
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Length > 1)
            {
                var trimmed = parts[i].TrimStart('0');
                parts[i] = trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
            }
        if (parts.Count < 3 && parts[^1].AsSpan().ContainsAny('+', '-'))
            return "short version cannot contain PreRelease/Build meta data";
        while (parts.Count < 3)
            parts.Add("0");
        text = string.Join('.', parts);
        return null;
    }
}

/// <summary>A version: <c>1.2.3-alpha.1+build</c>.</summary>
internal sealed record SemanticVersion(ulong Major, ulong Minor, ulong Patch, ValueList<string> PreRelease)
{
    public static bool TryParse(string text, out SemanticVersion version, out string? problem)
    {
        version = new(0, 0, 0, []);
        problem = Problem(text, ref version);
        return problem is null;
    }

    public int CompareTo(SemanticVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0)
            return order;
        if (PreRelease.Count == 0 || other.PreRelease.Count == 0)
            return other.PreRelease.Count.CompareTo(PreRelease.Count); // What is not yet released comes before.
        for (var i = 0; i < PreRelease.Count && i < other.PreRelease.Count; i++)
            if (CompareParts(PreRelease[i], other.PreRelease[i]) is not 0 and var difference)
                return difference;
        return PreRelease.Count.CompareTo(other.PreRelease.Count);
    }

    private static string? Problem(string text, ref SemanticVersion version)
    {
        if (text.Length == 0)
            return "Version string empty";
        var parts = text.Split('.', 3);
        if (parts.Length != 3)
            return "No Major.Minor.Patch elements found";
        var rest = parts[2];
        var plus = rest.IndexOf('+', StringComparison.Ordinal);
        var build = plus < 0 ? [] : rest[(plus + 1)..].Split('.');
        rest = plus < 0 ? rest : rest[..plus];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        var preRelease = dash < 0 ? [] : rest[(dash + 1)..].Split('.');
        rest = dash < 0 ? rest : rest[..dash];
        foreach (var (name, part) in new[] { ("Major", parts[0]), ("Minor", parts[1]), ("Patch", rest) })
            if (NumberProblem(name, part) is { } wrong)
                return wrong;
        foreach (var part in preRelease)
            if (PartProblem(part, "Prerelease") is { } wrong)
                return wrong;
        foreach (var part in build)
            if (part.Length == 0)
                return "Build meta data is empty";
            else if (!IsPlain(part))
                return $"Invalid character(s) found in build meta data {Serialization.GoText.Quote(part)}";
        version = new(Number(parts[0]), Number(parts[1]), Number(rest), [.. preRelease]);
        return null;
    }

    private static string? NumberProblem(string name, string part)
    {
        if (part.Length == 0 || part.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return part.Length == 0 ? $"strconv.ParseUint: parsing \"\": invalid syntax" : $"Invalid character(s) found in {name.ToLowerInvariant()} number {Serialization.GoText.Quote(part)}";
        if (part is ['0', _, ..])
            return $"{name} number must not contain leading zeroes {Serialization.GoText.Quote(part)}";
        return ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : $"strconv.ParseUint: parsing {Serialization.GoText.Quote(part)}: value out of range";
    }

    private static string? PartProblem(string part, string name)
    {
        if (part.Length == 0)
            return $"{name} is empty";
        if (IsNumber(part))
            return part is ['0', _, ..] ? $"Numeric PreRelease version must not contain leading zeroes {Serialization.GoText.Quote(part)}" : null;
        return IsPlain(part) ? null : $"Invalid character(s) found in prerelease {Serialization.GoText.Quote(part)}";
    }

    private static int CompareParts(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static bool IsNumber(string part) => !part.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsPlain(string part) => part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static ulong Number(string part) => ulong.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
}
