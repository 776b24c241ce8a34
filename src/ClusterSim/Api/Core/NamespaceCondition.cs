namespace ClusterSim.Api.Core;

/// <summary>One finding about a Namespace, mostly about what holds up its deletion.</summary>
public sealed record NamespaceCondition : ApiRecord, ICondition
{
    /// <summary>Name of the condition, such as <c>NamespaceContentRemaining</c> or <c>NamespaceDeletionDiscoveryFailure</c>; unique in the list.</summary>
    [Required]
    public string Type { get; init; } = "";

    /// <summary>Whether the finding applies: <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    [Required]
    public string Status { get; init; } = "";

    /// <summary>Time at which the status last changed.</summary>
    [NullWhenEmpty]
    public Time? LastTransitionTime { get; init; }

    /// <summary>Brief CamelCase cause of the last change.</summary>
    public string? Reason { get; init; }

    /// <summary>Text for people with details of the finding.</summary>
    public string? Message { get; init; }
}
