namespace ClusterSim.Scheduling;

/// <summary>What a <see cref="StandaloneScheduler"/> decided about a Pod.</summary>
/// <param name="NodeName">The Node it was given; null for none.</param>
/// <param name="FeasibleNodes">How many Nodes it could have run on.</param>
/// <param name="Diagnosis">Why no Node fitted; null when one did, when there are no Nodes at all, or when a plugin failed. Good until the scheduler is used again.</param>
public readonly record struct SchedulingDecision(string? NodeName, int FeasibleNodes, Diagnosis? Diagnosis = null)
{
    private readonly string? _message;

    /// <summary>True when the Pod was given a Node.</summary>
    public bool IsPlaced => NodeName is not null;

    /// <summary>The plugin that failed or refused; null when none did.</summary>
    public string? Plugin { get; init; }

    /// <summary>The Node on which Pods were evicted, so that the Pod fits when it is tried again; null for none.</summary>
    public string? NominatedNodeName { get; init; }

    /// <summary>What preemption and other PostFilter plugins had to say; success when they said nothing.</summary>
    public PluginStatus PostFilter { get; init; }

    /// <summary>Why it was not placed, in the words of a <c>FailedScheduling</c> event; empty when it was.</summary>
    public string Message
    {
        get => _message ?? (IsPlaced ? "" : Diagnosis is null ? "no nodes available to schedule pods" : PostFilter.IsSuccess ? Diagnosis.Message : $"{Diagnosis.Message} {PostFilter.Message}");
        init => _message = value;
    }
}
