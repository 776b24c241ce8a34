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
