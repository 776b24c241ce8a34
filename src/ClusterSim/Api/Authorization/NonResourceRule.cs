namespace ClusterSim.Api.Authorization;

/// <summary>What may be done at some paths that are no resources.</summary>
public sealed record NonResourceRule : ApiRecord
{
    /// <summary>HTTP methods in lower case; <c>*</c> means all.</summary>
    [Required, Atomic, KeepEmpty]
    public ValueList<string> Verbs { get; init; } = [];

    /// <summary>The paths; a <c>*</c> at the end stands for any rest, and alone for all.</summary>
    [Atomic]
    public ValueList<string> NonResourceURLs { get; init; } = [];
}
