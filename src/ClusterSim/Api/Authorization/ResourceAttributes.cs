namespace ClusterSim.Api.Authorization;

/// <summary>A request for a resource.</summary>
public sealed record ResourceAttributes : ApiRecord
{
    /// <summary>Namespace; unset means all of them, or a kind that lives in none.</summary>
    public string? Namespace { get; init; }

    /// <summary>What is to be done, as in <c>get</c>; <c>*</c> means everything.</summary>
    public string? Verb { get; init; }

    /// <summary>API group; empty for the core group, <c>*</c> for all.</summary>
    public string? Group { get; init; }

    /// <summary>API version; <c>*</c> means all.</summary>
    public string? Version { get; init; }

    /// <summary>Plural name of the kind; <c>*</c> means all.</summary>
    public string? Resource { get; init; }

    /// <summary>As in <c>status</c>; unset means none.</summary>
    public string? Subresource { get; init; }

    /// <summary>Name of the object; unset means all of them.</summary>
    public string? Name { get; init; }

    /// <summary>Limits the request to objects with certain fields; unset means no limit.</summary>
    public FieldSelectorAttributes? FieldSelector { get; init; }

    /// <summary>Limits the request to objects with certain labels; unset means no limit.</summary>
    public LabelSelectorAttributes? LabelSelector { get; init; }
}
