namespace ClusterSim.Scheduling;

/// <summary>What of a Pod spreading and affinity between Pods look at: a part of its shape.</summary>
internal sealed record PodTopology
{
    /// <summary>For Pods about which neither has anything to say.</summary>
    public static PodTopology None { get; } = new();

    /// <summary>Its own spread constraints.</summary>
    public ValueList<SpreadTerm> Spread { get; init; } = [];

    /// <summary>The Pods that default constraints would count: those of its Services and of its owner; null when it has none, or constraints of its own.</summary>
    public TermSelector? DefaultSelector { get; init; }

    /// <summary>Whether it is one of those itself.</summary>
    public bool MatchesDefault { get; init; }

    /// <summary>Pods it must stand beside.</summary>
    public ValueList<AffinityTerm> Required { get; init; } = [];

    /// <summary>Pods it must not stand beside.</summary>
    public ValueList<AffinityTerm> RequiredAnti { get; init; } = [];

    /// <summary>Pods it would like to stand beside; away from, where the weight is negative.</summary>
    public ValueList<AffinityTerm> Preferred { get; init; } = [];

    /// <summary>Whether it is one of the Pods it must stand beside, so that the first of them finds a place.</summary>
    public bool MatchesOwnRequired { get; init; }

    /// <summary>The terms of other Pods that are about it.</summary>
    public ValueList<TermGroup> About { get; init; } = [];

    /// <summary>Its own terms, as they will concern others once it stands somewhere.</summary>
    public ValueList<TermGroup> Groups { get; init; } = [];
}

/// <summary>A term of affinity of the Pod that is scheduled.</summary>
/// <param name="Selector">The Pods it is about.</param>
/// <param name="TopologyKey">The label of Nodes by which domains are told apart.</param>
/// <param name="Weight">How much it is worth, negative to stay away; 0 where it is required.</param>
internal sealed record AffinityTerm(TermSelector Selector, string TopologyKey, int Weight);

/// <summary>A spread constraint, with the Pod's own labels filled in.</summary>
/// <param name="TopologyKey">The label of Nodes by which domains are told apart.</param>
/// <param name="MaxSkew">How uneven it may be, from 1 up.</param>
/// <param name="MinDomains">With fewer domains the least of the counts is taken for 0.</param>
/// <param name="IsHard"><c>DoNotSchedule</c>, as opposed to <c>ScheduleAnyway</c>.</param>
/// <param name="Selector">The Pods counted.</param>
/// <param name="MatchesSelf">Whether the Pod will be one of them.</param>
/// <param name="HonorsAffinity">Whether only Nodes count that the Pod's node selector and affinity admit.</param>
/// <param name="HonorsTaints">Whether only Nodes count whose taints it tolerates.</param>
internal sealed record SpreadTerm(
    string TopologyKey, int MaxSkew, int MinDomains, bool IsHard, TermSelector Selector, bool MatchesSelf, bool HonorsAffinity, bool HonorsTaints)
{
    /// <summary>A selector without conditions counts no Pods at all, although it matches every one.</summary>
    public bool CountsNone { get; } = Selector.Labels?.IsEmpty == true;
}
