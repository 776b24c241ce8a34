using ClusterSim.ApiServer.Validation;
using static ClusterSim.ApiServer.Admission.SecurityTexts;

namespace ClusterSim.ApiServer.Admission;

/// <summary>What the level <c>baseline</c> forbids.</summary>
/// <remarks>Source: pod-security-admission policy/check_*.go (v1.36).</remarks>
internal static class BaselineChecks
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly string[] Allowed =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    // With the minor version that first allowed them.
    private static readonly Dictionary<string, int> SafeSysctls = new(StringComparer.Ordinal)
    {
        ["kernel.shm_rmid_forced"] = 0,
        ["net.ipv4.ip_local_port_range"] = 0,
        ["net.ipv4.tcp_syncookies"] = 0,
        ["net.ipv4.ping_group_range"] = 0,
        ["net.ipv4.ip_unprivileged_port_start"] = 0,
        ["net.ipv4.ip_local_reserved_ports"] = 27,
        ["net.ipv4.tcp_keepalive_time"] = 29,
        ["net.ipv4.tcp_fin_timeout"] = 29,
        ["net.ipv4.tcp_keepalive_intvl"] = 29,
        ["net.ipv4.tcp_keepalive_probes"] = 29,
        ["net.ipv4.tcp_rmem"] = 32,
        ["net.ipv4.tcp_wmem"] = 32,
    };

    public static SecurityFinding? AppArmorProfile(SecuritySubject pod, int minor)
    {
        static bool IsBad(AppArmorProfile? profile) => profile is not null and not { Type: "RuntimeDefault" or "Localhost" };
        var ofPod = pod.Spec.SecurityContext?.AppArmorProfile;
        var bad = pod.Named(container => IsBad(container.SecurityContext?.AppArmorProfile));
        var annotations = pod.Metadata.Annotations
            .Where(entry => entry.Key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal)
                && entry.Value is not ("" or "runtime/default") && !entry.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(entry => $"{entry.Key}={GoText.Quote(entry.Value)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        List<string> setters = [];
        if (IsBad(ofPod) || bad.Count > 0)
            setters.Add(Setters(IsBad(ofPod), bad));
        if (annotations.Count > 0)
            setters.Add(Plural("annotation", annotations.Count));
        if (setters.Count == 0)
            return null;
        var types = pod.Containers.Select(container => container.SecurityContext?.AppArmorProfile).Append(ofPod).Where(IsBad).Select(profile => profile!.Type);
        List<string> values = [.. Distinct(types), .. annotations];
        return new(Plural("forbidden AppArmor profile", values.Count), $"{string.Join(" and ", setters)} must not set AppArmor profile type to {Quoted(values)}");
    }

    public static SecurityFinding? Capabilities(SecuritySubject pod, int minor) => Added(pod, Allowed) is { } detail ? new("non-default capabilities", detail) : null;

    /// <summary>Which containers add capabilities beyond the allowed ones; null when none does.</summary>
    public static string? Added(SecuritySubject pod, IReadOnlyCollection<string> allowed)
    {
        var bad = pod.Named(container => AddedBy(container).Any(name => !allowed.Contains(name)));
        return bad.Count == 0
            ? null
            : $"{Containers(bad)} must not include {Sorted(pod.Containers.SelectMany(AddedBy).Where(name => !allowed.Contains(name)))} in securityContext.capabilities.add";
    }

    public static SecurityFinding? HostNamespaces(SecuritySubject pod, int minor)
    {
        (bool Set, string Text)[] all = [(pod.Spec.HostNetwork, "hostNetwork=true"), (pod.Spec.HostPID, "hostPID=true"), (pod.Spec.HostIPC, "hostIPC=true")];
        var set = all.Where(entry => entry.Set).Select(entry => entry.Text).ToList();
        return set.Count == 0 ? null : new("host namespaces", string.Join(", ", set));
    }

    public static SecurityFinding? HostPathVolumes(SecuritySubject pod, int minor)
    {
        var bad = pod.Spec.Volumes.Where(volume => volume.HostPath is not null).Select(volume => volume.Name).ToList();
        return bad.Count == 0 ? null : new("hostPath volumes", $"{Plural("volume", bad.Count)} {Quoted(bad)}");
    }

    public static SecurityFinding? HostPorts(SecuritySubject pod, int minor)
    {
        var bad = pod.Named(container => container.Ports.Any(port => port.HostPort is > 0));
        if (bad.Count == 0)
            return null;
        var ports = Distinct(pod.Containers.SelectMany(container => container.Ports).Where(port => port.HostPort is > 0).Select(port => $"{port.HostPort}"));
        return new("hostPort", $"{Containers(bad)} {Uses(bad.Count)} {Plural("hostPort", ports.Count)} {string.Join(", ", ports)}");
    }

    public static SecurityFinding? ProbeHosts(SecuritySubject pod, int minor)
    {
        if (minor < 34)
            return null;
        var bad = Distinct(pod.Named(container => HostsOf(container).Any()));
        if (bad.Count == 0)
            return null;
        var hosts = Distinct(pod.Containers.SelectMany(HostsOf));
        return new("probe or lifecycle host", $"{Containers(bad)} {Uses(bad.Count)} {Plural("probe or lifecycle host", hosts.Count)} {Quoted(hosts)}");
    }

    public static SecurityFinding? Privileged(SecuritySubject pod, int minor)
    {
        var bad = pod.Named(container => container.SecurityContext?.Privileged == true);
        return bad.Count == 0 ? null : new("privileged", $"{Containers(bad)} must not set securityContext.privileged=true");
    }

    public static SecurityFinding? ProcMount(SecuritySubject pod, int minor) => minor >= 35 && pod.HasUserNamespace ? null : UnusualProcMount(pod);

    /// <summary>Which containers see more of <c>/proc</c> than usual; null when none does.</summary>
    public static SecurityFinding? UnusualProcMount(SecuritySubject pod)
    {
        static string? Unusual(Container container) => container.SecurityContext?.ProcMount is { } type and not "Default" ? type : null;
        var bad = pod.Named(container => Unusual(container) is not null);
        return bad.Count == 0 ? null : new("procMount", $"{Containers(bad)} must not set securityContext.procMount to {Sorted(pod.Containers.Select(Unusual).OfType<string>())}");
    }

    public static SecurityFinding? SELinuxOptions(SecuritySubject pod, int minor)
    {
        bool IsBadType(string? type) => !(type is null or "" or "container_t" or "container_init_t" or "container_kvm_t" || (type == "container_engine_t" && minor >= 31));
        bool IsBad(SELinuxOptions? options) => options is not null && (IsBadType(options.Type) || !string.IsNullOrEmpty(options.User) || !string.IsNullOrEmpty(options.Role));
        var ofPod = pod.Spec.SecurityContext?.SeLinuxOptions;
        var bad = pod.Named(container => IsBad(container.SecurityContext?.SeLinuxOptions));
        if (!IsBad(ofPod) && bad.Count == 0)
            return null;
        var all = pod.Containers.Select(container => container.SecurityContext?.SeLinuxOptions).Append(ofPod).OfType<SELinuxOptions>().ToList();
        List<string> data = [];
        if (Distinct(all.Where(options => IsBadType(options.Type)).Select(options => options.Type!)) is { Count: > 0 } types)
            data.Add($"{Plural("type", types.Count)} {Quoted(types)}");
        if (all.Any(options => !string.IsNullOrEmpty(options.User)))
            data.Add("user may not be set");
        if (all.Any(options => !string.IsNullOrEmpty(options.Role)))
            data.Add("role may not be set");
        return new("seLinuxOptions", $"{Setters(IsBad(ofPod), bad)} set forbidden securityContext.seLinuxOptions: {string.Join("; ", data)}");
    }

    public static SecurityFinding? SeccompProfile(SecuritySubject pod, int minor)
    {
        static bool IsBad(SeccompProfile? profile) => profile is not null and not { Type: "RuntimeDefault" or "Localhost" };
        var ofPod = pod.Spec.SecurityContext?.SeccompProfile;
        var bad = pod.Named(container => IsBad(container.SecurityContext?.SeccompProfile));
        if (!IsBad(ofPod) && bad.Count == 0)
            return null;
        var types = pod.Containers.Select(container => container.SecurityContext?.SeccompProfile).Append(ofPod).Where(IsBad).Select(profile => profile!.Type);
        return new("seccompProfile", $"{Setters(IsBad(ofPod), bad)} must not set securityContext.seccompProfile.type to {Sorted(types)}");
    }

    public static SecurityFinding? Sysctls(SecuritySubject pod, int minor)
    {
        ValueList<Sysctl> sysctls = pod.Spec.SecurityContext?.Sysctls ?? [];
        var bad = sysctls.Select(sysctl => sysctl.Name).Where(name => !SafeSysctls.TryGetValue(name, out var since) || since > minor).ToList();
        return bad.Count == 0 ? null : new("forbidden sysctls", string.Join(", ", bad));
    }

    public static SecurityFinding? WindowsHostProcess(SecuritySubject pod, int minor)
    {
        var ofPod = pod.Spec.SecurityContext?.WindowsOptions?.HostProcess == true;
        var bad = pod.Named(container => container.SecurityContext?.WindowsOptions?.HostProcess == true);
        return !ofPod && bad.Count == 0 ? null : new("hostProcess", $"{Setters(ofPod, bad)} must not set securityContext.windowsOptions.hostProcess=true");
    }

    private static ValueList<string> AddedBy(Container container) => container.SecurityContext?.Capabilities?.Add ?? [];

    private static IEnumerable<string> HostsOf(Container container)
    {
        Probe?[] probes = [container.LivenessProbe, container.ReadinessProbe, container.StartupProbe];
        LifecycleHandler?[] hooks = [container.Lifecycle?.PostStart, container.Lifecycle?.PreStop];
        return probes.SelectMany(probe => (string?[])[probe?.HttpGet?.Host, probe?.TcpSocket?.Host])
            .Concat(hooks.SelectMany(hook => (string?[])[hook?.HttpGet?.Host, hook?.TcpSocket?.Host]))
            .Where(host => !string.IsNullOrEmpty(host))!;
    }
}
