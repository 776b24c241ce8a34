namespace ClusterSim.Cel.Libraries;

/// <summary>Values that may be absent.</summary>
/// <remarks>Source: cel-go cel/library.go, OptionalTypes; and cel.@mapInsert of ext/comprehensions.go.</remarks>
internal static class Optionals
{
    private static readonly CelType V = CelType.Parameter("V");
    private static readonly CelType K = CelType.Parameter("K");
    private static readonly CelType OptionalV = CelType.Optional(V);
    private static readonly CelType MapOfKV = CelType.Map(K, V);

    public static void Add(Func<string, CelFunction> function)
    {
        function("optional.of").Global("optional_of", [V], OptionalV, given => CelOptional.Of(given[0]));
        function("optional.ofNonZeroValue").Global("optional_ofNonZeroValue", [V], OptionalV, given => given[0].IsZero ? CelOptional.None : CelOptional.Of(given[0]));
        function("optional.none").Global("optional_none", [], OptionalV, _ => CelOptional.None);
        function("value").Member("optional_value", [OptionalV], V, given => ((CelOptional)given[0]).Value ?? new CelError("optional.none() dereference"));
        function("hasValue").Member("optional_hasValue", [OptionalV], CelType.Bool, given => CelBool.Of(((CelOptional)given[0]).Value is not null));
        function("or").Member("optional_or_optional", [OptionalV, OptionalV], OptionalV, given => ((CelOptional)given[0]).Value is null ? given[1] : given[0]);
        function("orValue").Member("optional_orValue_value", [OptionalV, V], V, given => ((CelOptional)given[0]).Value ?? given[1]);
        function("optional.unwrap").Global("optional_unwrap", [CelType.List(OptionalV)], CelType.List(V), Unwrap);
        function("unwrapOpt").Member("optional_unwrapOpt", [CelType.List(OptionalV)], CelType.List(V), Unwrap);
        function("first").Member("list_first", [CelType.List(V)], OptionalV, given => given[0] is CelList { Count: > 0 } list ? CelOptional.Of(list[0]) : CelOptional.None);
        function("last").Member("list_last", [CelType.List(V)], OptionalV, given => given[0] is CelList { Count: > 0 } list ? CelOptional.Of(list[list.Count - 1]) : CelOptional.None);
        function("_?._").Global("select_optional_field", [CelType.Dyn, CelType.String], OptionalV, given => Operators.OptionalIndex(given[0], given[1]));
        function("cel.@mapInsert").Global("@mapInsert_map_key_value", [MapOfKV, K, V], MapOfKV, given => Insert((CelMap)given[0], [(given[1], given[2])]))
            .Global("@mapInsert_map_map", [MapOfKV, MapOfKV], MapOfKV, given => Insert((CelMap)given[0], ((CelMap)given[1]).Keys.Select(key => (key, ((CelMap)given[1]).Find(key)!))));
    }

    private static CelValue Unwrap(CelValue[] given) => CelList.Of(((CelList)given[0]).Items.Select(item => (item as CelOptional)?.Value).OfType<CelValue>());

    private static CelValue Insert(CelMap map, IEnumerable<(CelValue Key, CelValue Value)> entries)
    {
        var copy = CelEntries.Of(map);
        foreach (var (key, value) in entries)
            if (!copy.TryAdd(key, value))
                return new CelError($"insert failed: key {key} already exists");
        return copy;
    }
}
