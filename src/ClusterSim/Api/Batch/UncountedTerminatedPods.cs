namespace ClusterSim.Api.Batch;

/// <summary>UIDs of finished Pods still waiting to be added to a Job's counters.</summary>
public sealed record UncountedTerminatedPods : ApiRecord
{
    /// <summary>UIDs of successful Pods that are not yet counted.</summary>
    [SetList]
    public ValueList<string> Succeeded { get; init; } = [];

    /// <summary>UIDs of failed Pods that are not yet counted.</summary>
    [SetList]
    public ValueList<string> Failed { get; init; } = [];
}
