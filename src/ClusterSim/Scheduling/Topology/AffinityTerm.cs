namespace ClusterSim.Scheduling;

/// <summary>A term of affinity of the Pod that is scheduled.</summary>
/// <param name="Selector">The Pods it is about.</param>
/// <param name="TopologyKey">The label of Nodes by which domains are told apart.</param>
/// <param name="Weight">How much it is worth, negative to stay away; 0 where it is required.</param>
internal sealed record AffinityTerm(TermSelector Selector, string TopologyKey, int Weight);
