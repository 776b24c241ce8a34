namespace ClusterSim.Api.Batch;

/// <summary>Runs Pods until a wanted number of them finish successfully.</summary>
/// <remarks>Source: api/batch/v1/types.go, Job (v1.36).</remarks>
[Resource("batch", "v1", "jobs", Categories = ["all"], Subresources = Subresources.Status)]
public sealed record Job : ApiObject
{
    /// <summary>Wanted completions, parallelism, Pod template and failure handling of the Job.</summary>
    public JobSpec Spec { get; init; } = Unset<JobSpec>.Value;

    /// <summary>Last observed Pod counts and conditions; written by the Job controller.</summary>
    public JobStatus Status { get; init; } = Unset<JobStatus>.Value;
}
