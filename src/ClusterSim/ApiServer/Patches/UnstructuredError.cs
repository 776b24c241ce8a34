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
        if (!match.Success) // Types that read themselves say the same in both.
            return decoderMessage.StartsWith("illegal base64 data", StringComparison.Ordinal) ? "error decoding from json: " + decoderMessage : decoderMessage;
        var (found, wanted) = (KindOf(match.Groups["found"].Value, match.Groups["number"].Value), match.Groups["wanted"].Value);
        if (wanted.StartsWith("[]", StringComparison.Ordinal))
            return $"cannot restore slice from {found}";
        if (wanted.StartsWith("map[", StringComparison.Ordinal))
            return $"cannot restore map from {found}";
        if (wanted.Contains('.'))
            return $"cannot restore struct from: {found}";
        // Go could convert these, but JSON must not.
        return (found, wanted) is ("int64", "string") or ("float64", "int32" or "int64") ? $"cannot convert {found} to {wanted}" : $"unrecognized type: {wanted}";
    }

    private static string KindOf(string jsonType, string number) => jsonType switch
    {
        "object" => "map",
        "array" => "slice",
        "number" => number.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? "float64" : "int64",
        _ => jsonType,
    };

    [GeneratedRegex(@"^json: cannot unmarshal (?<found>\w+)( (?<number>\S+))? into Go (struct field \S+|value) of type (?<wanted>\S+)$")]
    private static partial Regex WrongType();
}
