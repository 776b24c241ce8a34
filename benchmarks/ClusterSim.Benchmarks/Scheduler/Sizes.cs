using System.Globalization;

namespace ClusterSim.Benchmarks.Scheduler;

/// <summary>At how many Nodes the workloads are measured.</summary>
internal static class Sizes
{
    /// <summary>Says at how many, as in <c>100,1000,5000,15000</c>. Not set: at 100, so that all benchmarks can be run once in a minute.</summary>
    public const string Variable = "SCHEDULER_NODES";

    public static IReadOnlyList<int> All { get; } = [100, 1_000, 5_000, 15_000];

    /// <summary>Those that the variable says.</summary>
    public static IReadOnlyList<int> Chosen { get; } = Parse(Environment.GetEnvironmentVariable(Variable)) ?? [All[0]];

    /// <summary>Reads a list of sizes; null when there is none in the text.</summary>
    /// <exception cref="FormatException">It holds something that is not the number of Nodes of a cluster.</exception>
    public static IReadOnlyList<int>? Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : [.. text.Split(',').Select(static part => ParseOne(part.Trim()))];

    // The workloads with many namespaces have fifty Nodes to each.
    private static int ParseOne(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 50 and <= 100_000
        ? size
        : throw new FormatException($"\"{text}\" is no number of nodes from 50 to 100000.");
}
