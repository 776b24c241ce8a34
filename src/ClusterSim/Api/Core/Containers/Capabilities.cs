namespace ClusterSim.Api.Core;

/// <summary>POSIX capabilities to grant to or take from a container, relative to the runtime's default set.</summary>
public sealed record Capabilities : ApiRecord
{
    /// <summary>Capabilities to grant beyond the default set, such as <c>NET_ADMIN</c>.</summary>
    [Atomic]
    public ValueList<string> Add { get; init; } = [];

    /// <summary>Capabilities to take away from the default set; <c>ALL</c> removes every one.</summary>
    [Atomic]
    public ValueList<string> Drop { get; init; } = [];
}
