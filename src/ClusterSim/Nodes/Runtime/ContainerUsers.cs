using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Runtime;

/// <summary>As whom the processes of a container run.</summary>
/// <remarks>Source: kuberuntime/security_context.go; containerd, pkg/oci WithUser, WithAdditionalGIDs, and its default capabilities (v1.36).</remarks>
internal static class ContainerUsers
{
    private static readonly string[] Default =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    private static readonly string[] All = [.. Default, "NET_ADMIN", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RESOURCE", "SYS_TIME", "DAC_READ_SEARCH", "IPC_LOCK", "SYS_BOOT", "SYS_NICE"];

    public static FileUser Of(ContainerInstance container, FileSystem files)
    {
        var (own, pod) = (container.Spec.SecurityContext, container.Pod.Pod.Spec.SecurityContext);
        var (imageUser, imageGroup) = container.Image.User.Split(':', 2) is [var user, var with] ? (user, with) : (container.Image.User, "");
        var asked = own?.RunAsUser ?? pod?.RunAsUser;
        var id = (int)(asked ?? Accounts.FindUser(files, imageUser) ?? 0);
        var group = (int)(own?.RunAsGroup ?? pod?.RunAsGroup ?? (asked is null ? Accounts.FindGroup(files, imageGroup) : null) ?? Accounts.PrimaryGroupOf(files, id) ?? 0);
        IEnumerable<int> groups = pod?.SupplementalGroupsPolicy == "Strict" ? [group] : [group, .. Accounts.GroupsOf(files, id)];
        if (pod?.FsGroup is { } volumeGroup)
            groups = groups.Append((int)volumeGroup);
        return new(id, group, [.. groups.Concat(pod?.SupplementalGroups.Select(static other => (int)other) ?? []).Distinct()], CapabilitiesOf(own, id));
    }

    /// <summary>What the user may do; only root has any of it when a program starts.</summary>
    private static SortedSet<string> CapabilitiesOf(SecurityContext? context, int user)
    {
        var result = new SortedSet<string>(StringComparer.Ordinal);
        if (user != 0)
            return result;
        if (context?.Privileged == true)
            return [.. All];
        var (added, dropped) = (context?.Capabilities?.Add ?? [], context?.Capabilities?.Drop ?? []);
        if (!dropped.Any(static name => Plain(name) == "ALL"))
            result.UnionWith(Default);
        result.ExceptWith(dropped.Select(Plain));
        result.UnionWith(added.Any(static name => Plain(name) == "ALL") ? All : added.Select(Plain));
        return result;
    }

    private static string Plain(string name) => name.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? name[4..].ToUpperInvariant() : name.ToUpperInvariant();
}
