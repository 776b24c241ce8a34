namespace ClusterSim.Api.Core;

/// <summary>One handler of the container runtime and what it can do.</summary>
public sealed record NodeRuntimeHandler : ApiRecord
{
    /// <summary>Handler name, as a RuntimeClass refers to it; empty for the default handler.</summary>
    public string? Name { get; init; }

    /// <summary>Abilities of the handler. Null if not reported.</summary>
    public NodeRuntimeHandlerFeatures? Features { get; init; }
}
