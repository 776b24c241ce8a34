namespace ClusterSim.ApiServer.Strategies;

/// <summary>The labels by which a Job finds its pods, each in two spellings.</summary>
/// <remarks>Source: batch/v1/types.go (v1.36).</remarks>
internal static class JobLabels
{
    public const string ControllerUid = "batch.kubernetes.io/controller-uid";
    public const string JobName = "batch.kubernetes.io/job-name";
    public const string LegacyControllerUid = "controller-uid";
    public const string LegacyJobName = "job-name";
}
