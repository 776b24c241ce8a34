namespace ClusterSim.Api.Core;

/// <summary>A rule that spreads matching Pods evenly over topology domains.</summary>
public sealed record TopologySpreadConstraint : ApiRecord
{
    /// <summary>Largest allowed surplus of a domain over the emptiest eligible one, in Pods; above 0.</summary>
    [Required]
    public int MaxSkew { get; init; }

    /// <summary>Node label whose value marks a domain, such as <c>topology.kubernetes.io/zone</c>.</summary>
    [Required]
    public string TopologyKey { get; init; } = "";

    /// <summary><c>DoNotSchedule</c> keeps a violating Pod pending; <c>ScheduleAnyway</c> only lowers the score of skewed Nodes.</summary>
    [Required]
    public string WhenUnsatisfiable { get; init; } = "";

    /// <summary>Labels of the Pods that are counted in each domain; null counts none.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Least number of eligible domains; with fewer, the global minimum counts as 0. Only with <c>DoNotSchedule</c>; null acts as 1.</summary>
    public int? MinDomains { get; init; }

    /// <summary>Whether Node affinity and selector filter the counted Nodes: <c>Honor</c> (default) or <c>Ignore</c>.</summary>
    [KeepEmpty]
    public string? NodeAffinityPolicy { get; init; }

    /// <summary>Whether Nodes with untolerated taints are left out of the count: <c>Honor</c>, or <c>Ignore</c> (default).</summary>
    [KeepEmpty]
    public string? NodeTaintsPolicy { get; init; }

    /// <summary>Label keys whose values on the incoming Pod are added to the selector, such as <c>pod-template-hash</c>.</summary>
    [Atomic]
    public ValueList<string> MatchLabelKeys { get; init; } = [];
}
