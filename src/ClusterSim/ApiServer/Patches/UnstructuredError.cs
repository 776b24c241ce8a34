using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Patches;

/// <summary>
/// What is said of a value of the wrong type when the result of a strategic merge patch, which is never turned into JSON text, becomes an object again.
/// </summary>
/// <remarks>Source: apimachinery runtime/converter.go, fromUnstructured (v1.36).</remarks>
internal static partial class UnstructuredError
{
    /// <summary>The text in place of that of the JSON decoder.</summary>
    public static string From(string decoderMessage)
    {
        var match = WrongType().Match(decoderMessage);
        if (!match.Success)
            return decoderMessage; // Types that read themselves say the same in both.
        var (found, wanted) = (KindOf(match.Groups["found"].Value), match.Groups["wanted"].Value);
        if (wanted.StartsWith("[]", StringComparison.Ordinal))
            return $"cannot restore slice from {found}";
        if (wanted.StartsWith("map[", StringComparison.Ordinal))
            return $"cannot restore map from {found}";
        if (wanted.Contains('.'))
            return $"cannot restore struct from: {found}";
        return found is "int64" && wanted == "string" ? "cannot convert int64 to string" : $"unrecognized type: {wanted}";
    }

    private static string KindOf(string jsonType) => jsonType switch
    {
        "object" => "map",
        "array" => "slice",
        "number" => "int64",
        _ => jsonType,
    };

    [GeneratedRegex(@"^json: cannot unmarshal (?<found>\w+)( \S+)? into Go (struct field \S+|value) of type (?<wanted>\S+)$")]
    private static partial Regex WrongType();
}
