using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Volumes;

namespace ClusterSim.Nodes.Runtime;

/// <summary>The files of one container: its image's, those that kubelet and runtime make, and its Pod's volumes.</summary>
/// <remarks>Source: kubelet_pods.go (makeMounts, nodeHostsFileContent, managedHostsFileContent), network/dns/dns.go (v1.36).</remarks>
internal static class ContainerFiles
{
    private const int EveryonesFile = 0b110_110_110;

    public static FileSystem Create(ContainerInstance container)
    {
        var files = new FileSystem(ImageFiles.Create(container.Image, container.StartedAt), () => container.Loop.Now);
        if (files.Find("/etc") is DirectoryNode)
        {
            AddFile(files, "/etc/hostname", container.Pod.Hostname + "\n");
            AddFile(files, "/etc/hosts", Pods.HostsFile.TextOf(container.Pod));
            AddFile(files, "/etc/resolv.conf", container.Pod.Resolver.ToText());
        }
        if (container.Spec.TerminationMessagePath is { Length: > 0 } path)
            files.Mount(FileSystem.Absolute(path, "/"), new(new RegularFile(EveryonesFile) { Modified = container.StartedAt }));
        foreach (var mount in container.Spec.VolumeMounts.OrderBy(static mount => mount.MountPath.Count(letter => letter == '/')))
            MountVolume(files, container, mount);
        foreach (var device in container.Spec.VolumeDevices)
        {
            if (container.Pod.Volumes.Find(device.Name) is { Root: BlockDevice node } volume)
                files.Mount(FileSystem.Absolute(device.DevicePath, "/"), volume.MountOf(node, volume.IsReadOnly));
        }
        files.Changed = container.Pod.FilesChanged;
        files.IsReadOnly = container.Spec.SecurityContext?.ReadOnlyRootFilesystem == true;
        files.User = ContainerUsers.Of(container, files);
        return files;
    }

    private static void AddFile(FileSystem files, string path, string text)
    {
        files.Add(path, RegularFile.FromText(text));
        files.Mount(path, new(files.Get(path)));
    }

    private static void MountVolume(FileSystem files, ContainerInstance container, VolumeMount mount)
    {
        var path = FileSystem.Absolute(mount.MountPath, "/");
        if (path == "/" || container.Pod.Volumes.Find(mount.Name) is not { } volume)
            return;
        var subPath = mount.SubPathExpr is { Length: > 0 } expression ? Pods.EnvironmentVariables.Expand([expression], container.Environment)[0] : mount.SubPath;
        if (Part(volume.Root, subPath, container.Loop.Now) is { } part)
            files.Mount(path, volume.MountOf(part, mount.ReadOnly));
    }

    /// <summary>The part of a volume that is mounted: all of it, or what a path below it leads to at this moment; what is missing is made.</summary>
    private static FileNode? Part(FileNode volume, string? subPath, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(subPath) || volume is not DirectoryNode directory)
            return volume;
        var inside = new FileSystem(directory, () => now);
        try
        {
            return inside.Find(subPath) ?? inside.MakeDirectory(subPath, withParents: true);
        }
        catch (FileException)
        {
            return null; // It would lead through a file.
        }
    }
}
