using System.Text;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Runtime;

/// <summary>The files of one container: its image's, those that kubelet and runtime make, and its Pod's volumes.</summary>
/// <remarks>Source: kubelet_pods.go (nodeHostsFileContent, managedHostsFileContent), network/dns/dns.go (v1.36).</remarks>
internal static class ContainerFiles
{
    public static FileSystem Create(ContainerInstance container)
    {
        var files = new FileSystem(ImageFiles.Create(container.Image, container.StartedAt), () => container.Loop.Now);
        if (files.Find("/etc") is DirectoryNode)
        {
            files.Add("/etc/hostname", RegularFile.FromText(container.Pod.Hostname + "\n"));
            files.Add("/etc/hosts", RegularFile.FromText(Hosts(container)));
            files.Add("/etc/resolv.conf", RegularFile.FromText(container.Network.ResolverConfiguration(container.Pod.Key.Namespace)));
        }
        foreach (var mount in container.Spec.VolumeMounts)
        {
            var volume = container.Pod.Volume(mount.Name);
            var path = FileSystem.Absolute(mount.MountPath, "/");
            if (path == "/" || Part(volume, mount.SubPath) is not { } part)
                continue;
            files.Mount(path, part);
        }
        files.Changed = container.Pod.WakeProbes;
        return files;
    }

    /// <summary>The part of a volume that is mounted: all of it, or what a path below it leads to.</summary>
    private static FileNode? Part(DirectoryNode volume, string? subPath)
    {
        if (string.IsNullOrEmpty(subPath))
            return volume;
        FileNode? node = volume;
        foreach (var name in subPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is not DirectoryNode directory)
                return null;
            if (!directory.Entries.TryGetValue(name, out node))
                directory.Entries.Add(name, node = new DirectoryNode()); // kubelets make what is missing.
        }
        return node;
    }

    private static string Hosts(ContainerInstance container)
    {
        var pod = container.Pod;
        var text = new StringBuilder("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\nfe00::\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n");
        text.Append(pod.Address).Append('\t').Append(pod.FullHostname == pod.Hostname ? pod.Hostname : $"{pod.FullHostname}\t{pod.Hostname}").Append('\n');
        if (pod.Pod.Spec.HostAliases.Count > 0)
            text.Append("\n# Entries added by HostAliases.\n");
        foreach (var alias in pod.Pod.Spec.HostAliases)
            text.Append(alias.Ip).Append('\t').AppendJoin('\t', alias.Hostnames).Append('\n');
        return text.ToString();
    }
}
