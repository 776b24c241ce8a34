namespace ClusterSim.Cel.Libraries;

/// <summary>Kubernetes' functions on lists.</summary>
/// <remarks>Source: apiserver/pkg/cel/library/lists.go (v1.36).</remarks>
internal static class Lists
{
    private static readonly CelType A = CelType.Parameter("A");

    private static readonly (string Name, CelType Type)[] Comparable =
    [
        ("int", CelType.Int), ("uint", CelType.Uint), ("double", CelType.Double), ("bool", CelType.Bool), ("duration", CelType.Duration), ("timestamp", CelType.Timestamp),
        ("string", CelType.String), ("bytes", CelType.Bytes),
    ];

    private static readonly (string Name, CelType Type, CelValue Zero)[] Summable =
    [
        ("int", CelType.Int, new CelInt(0)), ("uint", CelType.Uint, new CelUint(0)), ("double", CelType.Double, new CelDouble(0)), ("duration", CelType.Duration, new CelDuration(0)),
    ];

    public static void Add(Func<string, CelFunction> function)
    {
        foreach (var (name, type) in Comparable)
        {
            function("isSorted").Member($"list_{name}_is_sorted_bool", [CelType.List(type)], CelType.Bool, given => IsSorted((CelList)given[0]));
            function("max").Member($"list_{name}_max_{name}", [CelType.List(type)], type, given => Extreme((CelList)given[0], "max", order => order < 0));
            function("min").Member($"list_{name}_min_{name}", [CelType.List(type)], type, given => Extreme((CelList)given[0], "min", order => order > 0));
        }
        foreach (var (name, type, zero) in Summable)
            function("sum").Member($"list_{name}_sum_{name}", [CelType.List(type)], type, given => Sum((CelList)given[0], zero));
        function("indexOf").Member("list_a_index_of_int", [CelType.List(A), A], CelType.Int, given => new CelInt(Places((CelList)given[0], given[1]).FirstOrDefault(-1)));
        function("lastIndexOf").Member("list_a_last_index_of_int", [CelType.List(A), A], CelType.Int, given => new CelInt(Places((CelList)given[0], given[1]).LastOrDefault(-1)));
    }

    private static CelValue IsSorted(CelList list)
    {
        for (var i = 1; i < list.Count; i++)
            if (CelOrder.Compare(list[i - 1], list[i]) > 0)
                return CelBool.False;
        return CelBool.True;
    }

    private static CelValue Extreme(CelList list, string name, Func<int, bool> isBetter)
    {
        if (list.Count == 0)
            return new CelError($"{name} called on empty list");
        var best = list[0];
        for (var i = 1; i < list.Count; i++)
            if (CelOrder.Compare(best, list[i]) is { } order && isBetter(order))
                best = list[i];
        return best;
    }

    // An empty list of nobody knows what sums up to the first zero.
    private static CelValue Sum(CelList list, CelValue zero)
    {
        var sum = list.Count > 0 ? list[0] : zero;
        for (var i = 1; i < list.Count && sum is not CelError; i++)
            sum = Arithmetic.Sum(sum, list[i]);
        return sum;
    }

    private static IEnumerable<int> Places(CelList list, CelValue item) => Enumerable.Range(0, list.Count).Where(i => list[i].IsEqual(item));
}
