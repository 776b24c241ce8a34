namespace ClusterSim.ApiServer.Admission;

/// <summary>The checks of a level, in Kubernetes' order.</summary>
/// <remarks>Source: pod-security-admission policy/checks.go, registry.go (v1.36).</remarks>
internal static class SecurityChecks
{
    private delegate SecurityFinding? Check(SecuritySubject pod, int minor);

    private static readonly Check[] Baseline =
    [
        BaselineChecks.AppArmorProfile, BaselineChecks.Capabilities, BaselineChecks.HostNamespaces, BaselineChecks.HostPathVolumes, BaselineChecks.HostPorts,
        BaselineChecks.ProbeHosts, BaselineChecks.Privileged, BaselineChecks.ProcMount, BaselineChecks.SELinuxOptions, BaselineChecks.SeccompProfile,
        BaselineChecks.Sysctls, BaselineChecks.WindowsHostProcess,
    ];

    // Where a check of this level is stricter, it takes the place of that of the lower one.
    private static readonly Check[] Restricted =
    [
        BaselineChecks.AppArmorProfile, RestrictedChecks.FormerCapabilities, BaselineChecks.HostNamespaces, BaselineChecks.HostPorts,
        BaselineChecks.ProbeHosts, BaselineChecks.Privileged, RestrictedChecks.FormerProcMount, BaselineChecks.SELinuxOptions,
        BaselineChecks.Sysctls, BaselineChecks.WindowsHostProcess,
        RestrictedChecks.AllowPrivilegeEscalation, RestrictedChecks.Capabilities, RestrictedChecks.ProcMount, RestrictedChecks.Volumes,
        RestrictedChecks.RunAsNonRoot, RestrictedChecks.RunAsUser, RestrictedChecks.SeccompProfile,
    ];

    /// <summary>What keeps the Pod from meeting the standard.</summary>
    public static IReadOnlyList<SecurityFinding> Find(SecurityStandard standard, ObjectMeta metadata, PodSpec spec)
    {
        if (standard.Level == SecurityLevel.Privileged)
            return [];
        var pod = new SecuritySubject(metadata, spec);
        var checks = standard.Level == SecurityLevel.Baseline ? Baseline : Restricted;
        return [.. checks.Select(check => check(pod, standard.Minor)).OfType<SecurityFinding>()];
    }
}
