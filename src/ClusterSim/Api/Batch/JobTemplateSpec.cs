namespace ClusterSim.Api.Batch;

/// <summary>Template of the Jobs that a CronJob creates.</summary>
public sealed record JobTemplateSpec : ApiRecord
{
    /// <summary>Labels and annotations copied to each created Job.</summary>
    public ObjectMeta Metadata { get; init; } = Unset<ObjectMeta>.Value;

    /// <summary>Wanted behaviour of each created Job.</summary>
    public JobSpec Spec { get; init; } = Unset<JobSpec>.Value;
}
