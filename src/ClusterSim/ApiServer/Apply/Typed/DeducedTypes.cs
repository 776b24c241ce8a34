namespace ClusterSim.ApiServer.Apply;

/// <summary>The types of values nothing is known of: maps are merged, lists are replaced as a whole.</summary>
/// <remarks>Source: structured-merge-diff typed/parser.go, DeducedParseableType (v6).</remarks>
internal static class DeducedTypes
{
    /// <summary>Whatever it is, maps are merged.</summary>
    public static MergeType Granular { get; } = new(ScalarType.Any, new ListType(true, [], () => Atomic!), new PlainMapType(false, () => Granular!));

    /// <summary>Whatever it is, it is replaced as a whole.</summary>
    public static MergeType Atomic { get; } = new(ScalarType.Any, new ListType(true, [], () => Atomic!), new PlainMapType(true, () => Atomic!));
}
