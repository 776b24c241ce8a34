using System.Text;

namespace ClusterSim.Nodes.Pods;

/// <summary>The file <c>/etc/hosts</c> of a Pod's containers.</summary>
/// <remarks>Source: kubelet_pods.go, nodeHostsFileContent, managedHostsFileContent, hostsEntriesFromHostAliases (v1.36).</remarks>
internal static class HostsFile
{
    private const string OfPod =
        "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nfe00::\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n";

    private const string OfNode =
        "# Kubernetes-managed hosts file (host network).\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nff00::\tip6-mcastprefix\nff02::1\tip6-allnodes\nff02::2\tip6-allrouters\n";

    public static string TextOf(PodWorker pod)
    {
        var text = new StringBuilder(pod.UsesHostNetwork ? OfNode : OfPod);
        text.Append(pod.Address).Append('\t').Append(pod.FullHostname == pod.ShortHostname ? pod.ShortHostname : $"{pod.FullHostname}\t{pod.ShortHostname}").Append('\n');
        if (pod.Pod.Spec.HostAliases.Count > 0)
            text.Append("\n# Entries added by HostAliases.\n");
        foreach (var alias in pod.Pod.Spec.HostAliases)
            text.Append(alias.Ip).Append('\t').AppendJoin('\t', alias.Hostnames).Append('\n');
        return text.ToString();
    }

    /// <summary>The address that the file gives for a name; null when the name is not in it.</summary>
    public static string? Find(PodWorker pod, string name)
    {
        if (name == "localhost")
            return "127.0.0.1";
        if (name.Equals(pod.ShortHostname, StringComparison.OrdinalIgnoreCase) || name.Equals(pod.FullHostname, StringComparison.OrdinalIgnoreCase))
            return pod.Address;
        foreach (var alias in pod.Pod.Spec.HostAliases)
        {
            if (alias.Hostnames.Contains(name, StringComparer.OrdinalIgnoreCase))
                return alias.Ip;
        }
        return null;
    }
}
