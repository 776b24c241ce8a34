using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Volumes;

/// <summary>The disk of a machine: what is on it outlives all Pods, and reboots.</summary>
internal sealed class MachineFiles
{
    private const int EveryonesDirectory = 0b1_111_111_111; // 1777

    private static readonly string[] Directories =
    [
        "/bin", "/boot", "/dev", "/etc/cni/net.d", "/etc/kubernetes/manifests", "/home", "/lib/modules", "/mnt", "/opt/cni/bin", "/proc", "/root", "/run/containerd", "/sbin", "/srv", "/sys/fs/bpf", "/sys/fs/cgroup", "/sys/kernel/debug", "/tmp",
        "/usr/bin", "/usr/lib", "/usr/share", "/usr/src", "/usr/local/bin", "/etc/ssl/certs", "/var/lib/containerd", "/var/lib/kubelet/pods", "/var/lib/kubelet/plugins", "/var/lib/kubelet/plugins_registry", "/var/log",
        "/var/tmp",
    ];

    /// <param name="hostname">Name of the machine.</param>
    /// <param name="workers">The Pods on it.</param>
    /// <param name="installed">When it was installed.</param>
    /// <param name="now">The time.</param>
    public MachineFiles(string hostname, Func<IEnumerable<PodWorker>> workers, DateTimeOffset installed, Func<DateTimeOffset> now)
    {
        var setUp = new FileSystem(Root, () => installed);
        foreach (var path in Directories)
            setUp.MakeDirectory(path, withParents: true);
        setUp.GetDirectory("/tmp").Mode = setUp.GetDirectory("/var/tmp").Mode = EveryonesDirectory;
        setUp.Add("/var/run", new SymbolicLink("/run"));
        LogFiles.AddTo(setUp, workers);
        setUp.Add("/etc/hostname", RegularFile.FromText(hostname + "\n"));
        setUp.Add("/etc/os-release", RegularFile.FromText("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n"));
        setUp.Add("/etc/machine-id", RegularFile.FromText(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(hostname)))[..32] + "\n"));
        foreach (var (name, kind) in (ReadOnlySpan<(string, DeviceKind)>)[("null", DeviceKind.Null), ("zero", DeviceKind.Zero), ("random", DeviceKind.Random), ("urandom", DeviceKind.Random)])
            setUp.Add("/dev/" + name, new DeviceFile(kind));
        foreach (var socket in (ReadOnlySpan<string>)["/run/containerd/containerd.sock", "/var/lib/kubelet/kubelet.sock"])
            setUp.Add(socket, new SocketFile());
        Files = new(Root, now);
    }

    public DirectoryNode Root { get; } = new();

    public FileSystem Files { get; }

    /// <summary>What a Pod sees that wants <paramref name="path"/> of the machine.</summary>
    /// <param name="path">The path.</param>
    /// <param name="type">What must be there, or is made; empty: a directory is made if there is nothing, as container runtimes do.</param>
    /// <exception cref="MountException">There is something else.</exception>
    /// <remarks>Source: pkg/volume/hostpath/host_path.go, checkTypeInternal (v1.36).</remarks>
    public FileNode Get(string path, string type)
    {
        var absolute = FileSystem.Absolute(path, "/");
        var found = Find(absolute);
        switch (type)
        {
            case "DirectoryOrCreate" or "" when found is null:
                return Make(path, () => Files.MakeDirectory(absolute, withParents: true));
            case "":
                return found;
            case "FileOrCreate" when found is null:
                return Make(path, () => Files.OpenToWrite(absolute, append: true));
            case "DirectoryOrCreate" or "Directory":
                return found is DirectoryNode ? found : throw Not(path, "a directory");
            case "FileOrCreate" or "File":
                return found is RegularFile ? found : throw Not(path, "a file");
            case "Socket":
                return found is SocketFile ? found : throw Not(path, "a socket file");
            case "CharDevice":
                return found is DeviceFile ? found : throw Not(path, "a character device");
            case "BlockDevice":
                return found is BlockDevice ? found : throw Not(path, "a block device");
            default:
                throw new MountException($"{type} is an invalid volume type");
        }
    }

    private static MountException Not(string path, string what) => new($"hostPath type check failed: {path} is not {what}");

    private static FileNode Make(string path, Func<FileNode> make)
    {
        try
        {
            return make();
        }
        catch (FileException refusal)
        {
            throw new MountException($"{(refusal.Message == FileException.NotFoundText ? "open" : "mkdir")} {path}: {char.ToLowerInvariant(refusal.Message[0])}{refusal.Message[1..]}");
        }
    }

    private FileNode? Find(string path)
    {
        try
        {
            return Files.Find(path);
        }
        catch (FileException)
        {
            return null; // Something on the way is no directory.
        }
    }
}
