namespace ClusterSim.Cel.Libraries;

/// <summary>Logic, comparison, indexes and sizes.</summary>
/// <remarks>Source: cel-go common/stdlib/standard.go. What does not need all its arguments is evaluated elsewhere.</remarks>
internal static class Operators
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType B = CelType.Parameter("B");
    private static readonly CelType ListOfA = CelType.List(A);
    private static readonly CelType MapOfAB = CelType.Map(A, B);

    private static readonly (string Name, CelType Type)[] Ordered =
    [
        ("bool", CelType.Bool), ("int64", CelType.Int), ("uint64", CelType.Uint), ("double", CelType.Double), ("string", CelType.String), ("bytes", CelType.Bytes),
        ("timestamp", CelType.Timestamp), ("duration", CelType.Duration),
    ];

    public static void Add(Func<string, CelFunction> function)
    {
        function("_?_:_").Global("conditional", [CelType.Bool, A, A], A, NotCalled);
        function("_&&_").Global("logical_and", [CelType.Bool, CelType.Bool], CelType.Bool, NotCalled);
        function("_||_").Global("logical_or", [CelType.Bool, CelType.Bool], CelType.Bool, NotCalled);
        function("@not_strictly_false").Global("not_strictly_false", [CelType.Bool], CelType.Bool, NotCalled);
        function("!_").Global("logical_not", [CelType.Bool], CelType.Bool, given => CelBool.Of(!((CelBool)given[0]).IsTrue));
        function("_==_").Global("equals", [A, A], CelType.Bool, given => CelBool.Of(given[0].IsEqual(given[1])));
        function("_!=_").Global("not_equals", [A, A], CelType.Bool, given => CelBool.Of(!given[0].IsEqual(given[1])));
        AddOrder(function("_<_"), "less", order => order < 0);
        AddOrder(function("_<=_"), "less_equals", order => order <= 0);
        AddOrder(function("_>_"), "greater", order => order > 0);
        AddOrder(function("_>=_"), "greater_equals", order => order >= 0);
        AddIndexes(function);
        AddSizes(function("size"));
    }

    private static void AddOrder(CelFunction function, string id, Func<int, bool> holds)
    {
        foreach (var (name, type) in Ordered)
            function.Global($"{id}_{name}", [type, type], CelType.Bool, Invoke);
        (string Name, CelType Type)[] numbers = [("int64", CelType.Int), ("uint64", CelType.Uint), ("double", CelType.Double)];
        foreach (var (left, leftType) in numbers)
            foreach (var (right, rightType) in numbers)
                if (left != right)
                    function.Global($"{id}_{left}_{right}", [leftType, rightType], CelType.Bool, Invoke);

        CelValue Invoke(CelValue[] given) => CelOrder.Compare(given[0], given[1]) is { } order ? CelBool.Of(holds(order)) : given[0] is CelDouble
            ? new CelError("NaN values cannot be ordered")
            : CelError.NoSuchOverload;
    }

    private static void AddIndexes(Func<string, CelFunction> function)
    {
        function("_[_]").Global("index_list", [ListOfA, CelType.Int], A, given => Index(given[0], given[1])).Global("index_map", [MapOfAB, A], B, given => Index(given[0], given[1]))
            .Global("optional_list_index_int", [CelType.Optional(ListOfA), CelType.Int], CelType.Optional(A), given => OptionalIndex(given[0], given[1]))
            .Global("optional_map_index_value", [CelType.Optional(MapOfAB), A], CelType.Optional(B), given => OptionalIndex(given[0], given[1]));
        function("_[?_]").Global("list_optindex_optional_int", [ListOfA, CelType.Int], CelType.Optional(A), given => OptionalIndex(given[0], given[1]))
            .Global("optional_list_optindex_optional_int", [CelType.Optional(ListOfA), CelType.Int], CelType.Optional(A), given => OptionalIndex(given[0], given[1]))
            .Global("map_optindex_optional_value", [MapOfAB, A], CelType.Optional(B), given => OptionalIndex(given[0], given[1]))
            .Global("optional_map_optindex_optional_value", [CelType.Optional(MapOfAB), A], CelType.Optional(B), given => OptionalIndex(given[0], given[1]));
        function("@in").Global("in_list", [A, ListOfA], CelType.Bool, given => CelBool.Of(((CelList)given[1]).Contains(given[0])))
            .Global("in_map", [A, MapOfAB], CelType.Bool, given => CelBool.Of(((CelMap)given[1]).Find(given[0]) is not null));
    }

    private static void AddSizes(CelFunction size)
    {
        (string Name, CelType Type)[] sized = [("bytes", CelType.Bytes), ("list", ListOfA), ("map", MapOfAB), ("string", CelType.String)];
        foreach (var (name, type) in sized)
            size.Global($"size_{name}", [type], CelType.Int, given => new CelInt(given[0].Size!.Value)).Member($"{name}_size", [type], CelType.Int, given => new CelInt(given[0].Size!.Value));
    }

    /// <summary>What is at an index or key.</summary>
    public static CelValue Index(CelValue container, CelValue index)
    {
        switch (container)
        {
            case CelMap map:
                return map.Find(index) ?? CelError.NoSuchKey(index);
            case CelList list when index is CelInt or CelUint or CelDouble:
                return CelOrder.CompareNumbers(index, new CelInt(0)) >= 0 && CelOrder.CompareNumbers(index, new CelInt(list.Count)) < 0 && IndexOf(index) is { } at
                    ? list[at]
                    : new CelError(index is CelDouble ? $"unsupported index value {index} in list" : $"index out of bounds: {index}");
            case CelList:
                return new CelError($"unsupported index type '{index.Type.Name}' in list");
            case CelOptional:
                return OptionalIndex(container, index);
            default:
                return CelError.NoSuchOverload;
        }
    }

    /// <summary>What is at an index or key, if anything is.</summary>
    public static CelValue OptionalIndex(CelValue container, CelValue index)
    {
        if (container is CelOptional optional)
            return optional.Value is { } held ? OptionalIndex(held, index) : CelOptional.None;
        if (container is not (CelMap or CelList))
            return CelError.NoSuchOverload;
        var value = Index(container, index);
        return value is CelError ? CelOptional.None : CelOptional.Of(value);
    }

    private static int? IndexOf(CelValue index) => index switch
    {
        CelInt number => (int)number.Value,
        CelUint number => (int)number.Value,
        CelDouble number when Math.Floor(number.Value) == number.Value => (int)number.Value,
        _ => null,
    };

    private static CelValue NotCalled(CelValue[] given) => CelError.NoSuchOverload;
}
