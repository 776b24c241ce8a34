namespace ClusterSim.Cel.Evaluation;

/// <summary>What calls cost when they are made.</summary>
/// <remarks>Source: cel-go interpreter/runtimecost.go and apiserver/pkg/cel/library/cost.go (v1.36).</remarks>
internal static class RuntimeCost
{
    /// <summary>For looking at each character of a text.</summary>
    public const double PerCharacter = 0.1;

    /// <summary>For each character of a pattern, of which an expression has about four.</summary>
    public const double PerPatternCharacter = 0.25;

    /// <summary>The cost of a call, without that of its arguments.</summary>
    public static long OfCall(string function, string overload, CelValue[] arguments, CelValue result) => function switch
    {
        "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => Traversal(arguments[0]),
        "url" or "lowerAscii" or "upperAscii" or "substring" or "trim" or "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" => Characters(Size(arguments[0])),
        "semver" or "isSemver" => Characters(Size(arguments[0]) * (arguments.Length > 1 ? 2 : 1)),
        "ip" => overload == "cidr_ip" ? 1 : Characters(Size(arguments[0])),
        "ip.isCanonical" or "replace" or "split" => Characters(Size(arguments[0]) * 2),
        "join" => Characters(Size(result) * 2),
        "find" or "findAll" => Pattern(arguments),
        "containsIP" => Characters(AddressBytes(arguments[0]) * 2) + (overload == "cidr_contains_ip_string" ? Characters(Size(arguments[1])) : 0),
        "containsCIDR" => Characters(AddressBytes(arguments[0]) * 2) + Characters(AddressBytes(arguments[0])) + 1
            + (overload == "cidr_contains_cidr_string" ? Characters(Size(arguments[1])) : 0),
        "validate" => Characters(Size(arguments[1])) * 15, // The longest pattern of a format has about sixty characters.
        "sets.contains" or "sets.intersects" => Math.Max(1, Size(arguments[0]) * Size(arguments[1])),
        "sets.equivalent" => Math.Max(1, 2 * Size(arguments[0]) * Size(arguments[1])),
        _ => OfOverload(overload, arguments),
    };

    private static long OfOverload(string overload, CelValue[] arguments) => overload switch
    {
        "starts_with_string" or "ends_with_string" => Characters(Size(arguments[1])),
        "string_to_bytes" or "bytes_to_string" or "strings_quote" or "string_format" => Characters(Size(arguments[0])),
        "in_list" => Size(arguments[1]),
        "less_string" or "greater_string" or "less_equals_string" or "greater_equals_string" or "less_bytes" or "greater_bytes" or "less_equals_bytes" or "greater_equals_bytes"
            or "equals" or "not_equals" => Characters(Math.Min(Size(arguments[0]), Size(arguments[1]))),
        "add_string" or "add_bytes" => Characters(Size(arguments[0]) + Size(arguments[1])),
        "matches" or "matches_string" => Pattern(arguments),
        "contains_string" => Characters(Size(arguments[0])) * Characters(Size(arguments[1])),
        _ => 1,
    };

    private static long Pattern(CelValue[] arguments) => Characters(1 + Size(arguments[0])) * (long)Math.Ceiling(Size(arguments[1]) * PerPatternCharacter);

    private static long Characters(long count) => (long)Math.Ceiling(count * PerCharacter);

    private static long Size(CelValue value) => value.Size ?? 1;

    private static long AddressBytes(CelValue network) => network is CelOpaque<Libraries.NetPrefix> { Value.Address.Is4: true } ? 4 : 16;

    private static long Traversal(CelValue value) => value switch
    {
        CelString text => (long)(System.Text.Encoding.UTF8.GetByteCount(text.Value) * PerCharacter),
        CelBytes bytes => (long)(bytes.Value.Length * PerCharacter),
        CelList list => list.Items.Sum(Traversal),
        CelMap map => map.Keys.Sum(key => Traversal(key) + Traversal(map.Find(key)!)),
        _ => 1,
    };
}
