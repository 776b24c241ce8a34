namespace ClusterSim.Scheduling;

/// <summary>Everything every plugin says about a Pod and every Node, each asked on its own.</summary>
/// <param name="Plugins">By plugin, in the profile's order.</param>
/// <param name="FeasibleRows">Rows that pass everything, nominated Pods heeded, ascending.</param>
/// <param name="Diagnosis">Why the others do not.</param>
/// <param name="NodeNames">The only Nodes that PreFilter thinks worth looking at; null for all.</param>
/// <param name="Totals">By place in <paramref name="FeasibleRows"/>: the weighted sum of normalised scores.</param>
internal sealed record Explanation(
    IReadOnlyList<PluginExplanation> Plugins,
    List<int> FeasibleRows,
    Diagnosis Diagnosis,
    IReadOnlyCollection<string>? NodeNames,
    IReadOnlyList<long> Totals);
