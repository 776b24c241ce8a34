namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a pod's specification leaves out, as far as pods and templates have it in common.</summary>
/// <remarks>
/// <para>What needs nothing is returned as it is, so that pods made from a template go on sharing its parts.</para>
/// <para>Source: core/v1/defaults.go, SetDefaults_PodSpec; zz_generated.defaults.go; core/v1/conversion.go, Convert_v1_PodSpec_To_core_PodSpec (v1.36).</para>
/// </remarks>
internal static class PodSpecDefaults
{
    private const long TerminationGracePeriodSeconds = 30; // DefaultTerminationGracePeriodSeconds
    private const string SchedulerName = "default-scheduler"; // DefaultSchedulerName

    private static readonly PodSecurityContext NoSecurityContext = new();

    /// <summary>The spec with everything filled in; the same instance when nothing was missing.</summary>
    public static PodSpec Apply(PodSpec spec) => ApplyOwn(ApplyParts(spec));

    private static PodSpec ApplyParts(PodSpec spec)
    {
        var (volumes, containers) = (spec.Volumes.Replace(VolumeDefaults.Apply), spec.Containers.Replace(ContainerDefaults.Apply));
        var (init, ephemeral) = (spec.InitContainers.Replace(ContainerDefaults.Apply), spec.EphemeralContainers.Replace(ContainerDefaults.Apply));
        var (overhead, resources) = (ResourceListDefaults.Apply(spec.Overhead), spec.Resources is null ? null : ResourceListDefaults.Apply(spec.Resources));
        return ReferenceEquals(volumes, spec.Volumes) && ReferenceEquals(containers, spec.Containers) && ReferenceEquals(init, spec.InitContainers)
            && ReferenceEquals(ephemeral, spec.EphemeralContainers) && ReferenceEquals(overhead, spec.Overhead) && ReferenceEquals(resources, spec.Resources)
            ? spec
            : spec with
            {
                Volumes = volumes,
                Containers = containers,
                InitContainers = init,
                EphemeralContainers = ephemeral,
                Overhead = overhead,
                Resources = resources,
            };
    }

    private static PodSpec ApplyOwn(PodSpec spec)
    {
        // The account has two names, of which the old one follows the new; a negative grace period counts as the shortest.
        var account = string.IsNullOrEmpty(spec.ServiceAccountName) ? spec.ServiceAccount : spec.ServiceAccountName;
        var complete = !string.IsNullOrEmpty(spec.DnsPolicy) && !string.IsNullOrEmpty(spec.RestartPolicy) && !string.IsNullOrEmpty(spec.SchedulerName)
            && spec.SecurityContext is not null && spec.TerminationGracePeriodSeconds >= 0
            && spec.ServiceAccountName == account && spec.ServiceAccount == account;
        return complete
            ? spec
            : spec with
            {
                DnsPolicy = Or(spec.DnsPolicy, "ClusterFirst"),
                RestartPolicy = Or(spec.RestartPolicy, "Always"),
                SecurityContext = spec.SecurityContext ?? NoSecurityContext,
                TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds switch { null => TerminationGracePeriodSeconds, < 0 => 1, var seconds => seconds },
                SchedulerName = Or(spec.SchedulerName, SchedulerName),
                ServiceAccountName = account,
                ServiceAccount = account,
            };
    }

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
