namespace ClusterSim.Scheduling;

/// <summary>A term of a Pod that stands somewhere, as it concerns Pods that are being scheduled.</summary>
/// <param name="Kind">What the term does.</param>
/// <param name="Selector">The Pods it is about.</param>
/// <param name="TopologyKey">The label of Nodes by which domains are told apart.</param>
/// <param name="Weight">How much it is worth where it is a preference, negative to stay away; else 0.</param>
internal sealed record ExistingTerm(TermKind Kind, TermSelector Selector, string TopologyKey, int Weight);
