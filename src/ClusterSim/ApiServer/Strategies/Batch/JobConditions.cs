using ClusterSim.Api.Batch;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What a Job's conditions say, read for validation.</summary>
internal readonly struct JobConditions(JobStatus status)
{
    public bool Complete => Has("Complete");

    public bool Failed => Has("Failed");

    public bool Finished => Complete || Failed;

    public bool FailureTarget => Has("FailureTarget");

    public bool SuccessCriteriaMet => Has("SuccessCriteriaMet");

    /// <summary>Whether the condition is true.</summary>
    public bool Has(string type) => status.Conditions.Any(condition => condition.Type == type && condition.Status == "True");
}
