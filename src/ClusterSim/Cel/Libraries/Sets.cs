namespace ClusterSim.Cel.Libraries;

/// <summary>Lists as sets.</summary>
/// <remarks>Source: cel-go ext/sets.go.</remarks>
internal static class Sets
{
    private static readonly CelType[] TwoLists = [CelType.List(CelType.Parameter("T")), CelType.List(CelType.Parameter("T"))];

    public static void Add(Func<string, CelFunction> function)
    {
        function("sets.contains").Global("list_sets_contains_list", TwoLists, CelType.Bool, given => CelBool.Of(Contains(given[0], given[1])));
        function("sets.equivalent").Global("list_sets_equivalent_list", TwoLists, CelType.Bool, given => CelBool.Of(Contains(given[0], given[1]) && Contains(given[1], given[0])));
        function("sets.intersects").Global("list_sets_intersects_list", TwoLists, CelType.Bool, given => CelBool.Of(((CelList)given[0]).Items.Any(((CelList)given[1]).Contains)));
    }

    private static bool Contains(CelValue all, CelValue some) => ((CelList)some).Items.All(((CelList)all).Contains);
}
