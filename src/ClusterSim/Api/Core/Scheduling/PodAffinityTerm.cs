namespace ClusterSim.Api.Core;

/// <summary>Selects other Pods and names the Node label that defines being near them.</summary>
public sealed record PodAffinityTerm : ApiRecord
{
    /// <summary>Labels of the Pods to look for; null matches no Pod, empty matches all.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Names of namespaces to search. Empty with a null <c>namespaceSelector</c> means the Pod's own namespace.</summary>
    [Atomic]
    public ValueList<string> Namespaces { get; init; } = [];

    /// <summary>Node label whose value marks a domain, such as <c>kubernetes.io/hostname</c>; must not be empty.</summary>
    [Required]
    public string TopologyKey { get; init; } = "";

    /// <summary>Namespaces to search, by label, besides those in <c>namespaces</c>; empty means all, null adds none.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>Label keys whose values on the incoming Pod are added to the selector as <c>In</c> requirements.</summary>
    [Atomic]
    public ValueList<string> MatchLabelKeys { get; init; } = [];

    /// <summary>Label keys whose values on the incoming Pod are added to the selector as <c>NotIn</c> requirements.</summary>
    [Atomic]
    public ValueList<string> MismatchLabelKeys { get; init; } = [];
}
