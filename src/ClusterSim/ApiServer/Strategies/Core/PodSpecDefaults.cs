namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a pod's specification leaves out, as far as pods and templates have it in common.</summary>
/// <remarks>Source: core/v1/defaults.go, SetDefaults_PodSpec (v1.36).</remarks>
internal static class PodSpecDefaults
{
    /// <summary>The spec with everything filled in; the same instance when nothing was missing.</summary>
    public static PodSpec Apply(PodSpec spec)
    {
        var result = spec with
        {
            DnsPolicy = spec.DnsPolicy ?? "ClusterFirst",
            RestartPolicy = spec.RestartPolicy ?? "Always",
            SecurityContext = spec.SecurityContext ?? new(),
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? 30,
            SchedulerName = spec.SchedulerName ?? "default-scheduler",
        };
        return result == spec ? spec : result;
    }
}
