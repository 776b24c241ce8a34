namespace ClusterSim.Scheduling;

/// <summary>Whether evicting Pods of lower priority would make room.</summary>
/// <param name="Code"><see cref="StatusCode.Success"/> when it would, and the Pod would then wait for the Node.</param>
/// <param name="Message">Why it would not, in the words of the event; empty on success.</param>
public sealed record ExplainedPreemption(StatusCode Code, string Message)
{
    /// <summary>Every Node where it would help, by name.</summary>
    public IReadOnlyList<ExplainedCandidate> Candidates { get; init; } = [];

    /// <summary>The Nodes where it does the least harm, by name; one of them is chosen.</summary>
    public IReadOnlyList<string> BestNodes { get; init; } = [];

    /// <summary>PostFilter plugins that might act when they are asked, and so were not.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];
}
