namespace ClusterSim.Scheduling;

/// <summary>A Node where evicting Pods would make room.</summary>
/// <param name="Node">The Node.</param>
/// <param name="Victims">Whom to evict (<c>namespace/name</c>), the most important first.</param>
/// <param name="PdbViolations">How many of these evictions no PodDisruptionBudget allows.</param>
public sealed record ExplainedCandidate(string Node, IReadOnlyList<string> Victims, int PdbViolations);
