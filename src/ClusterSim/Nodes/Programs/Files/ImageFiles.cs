using ClusterSim.Nodes.Programs.BuiltIn.Commands;

namespace ClusterSim.Nodes.Programs.Files;

/// <summary>Makes the files that an image brings.</summary>
internal static class ImageFiles
{
    private const int Executable = 0b111_101_101;
    private const int EveryonesDirectory = 0b1_111_111_111; // 1777
    private const int OwnersDirectory = 0b111_000_000; // 0700

    private static readonly string[] Common =
    [
        "[", "awk", "base64", "basename", "cat", "chgrp", "chmod", "chown", "clear", "cp", "cut", "date", "dd", "df", "dirname", "du", "echo", "egrep", "env", "expr", "false", "fgrep",
        "find", "grep", "head", "hostname", "id", "ln", "ls", "md5sum", "mkdir", "mktemp", "mount", "mv", "nice", "nohup", "nproc", "printenv", "printf", "pwd", "readlink", "realpath", "rev", "rm", "rmdir", "sed", "seq",
        "sh", "sha1sum", "sha256sum", "sha512sum", "setsid", "sleep", "sort", "stat", "stty", "sync", "tail", "tar", "tee", "test", "timeout", "touch", "tr", "true", "tty", "uname", "uniq", "wc", "which",
        "whoami", "xargs", "yes",
    ];

    private static readonly string[] OnlyInAlpine = ["ash", "busybox", "free", "getent", "ifconfig", "ip", "kill", "killall", "modprobe", "nc", "nslookup", "pidof", "ping", "pkill", "ps", "sysctl", "top", "uptime", "watch", "wget"];

    private static readonly string[] OnlyInBusybox = [.. OnlyInAlpine.Where(static name => name != "getent"), "httpd", "telnet"];

    private static readonly string[] OnlyInDebian = ["bash", "dash", "getent"];

    /// <summary>A tree of its own for one container.</summary>
    public static DirectoryNode Create(Image image, DateTimeOffset built)
    {
        var root = new DirectoryNode();
        var files = new FileSystem(root, () => built);
        foreach (var path in (string[])["/dev/shm", "/etc", "/proc", "/sys", "/tmp"])
            files.MakeDirectory(path, withParents: true);
        files.GetDirectory("/tmp").Mode = files.GetDirectory("/dev/shm").Mode = EveryonesDirectory;
        foreach (var (name, kind) in (ReadOnlySpan<(string, DeviceKind)>)
            [("null", DeviceKind.Null), ("zero", DeviceKind.Zero), ("random", DeviceKind.Random), ("urandom", DeviceKind.Random), ("tty", DeviceKind.Terminal), ("stdout", DeviceKind.Stdout), ("stderr", DeviceKind.Stderr)])
            files.Add("/dev/" + name, new DeviceFile(kind));
        if (image.Userland != Userland.None)
            AddUserland(files, image);
        foreach (var (path, text) in image.Files)
        {
            if (path.LastIndexOf('/') is > 0 and var slash)
                files.MakeDirectory(path[..slash], withParents: true);
            files.Add(path, RegularFile.FromText(text, text.StartsWith("#!", StringComparison.Ordinal) ? Executable : 0b110_100_100));
        }
        if (files.Find(image.WorkingDirectory) is null)
            files.MakeDirectory(image.WorkingDirectory, withParents: true);
        return root;
    }

    private static void AddUserland(FileSystem files, Image image)
    {
        var isDebian = image.Userland == Userland.Debian;
        string[] directories = isDebian
            ? ["/bin", "/boot", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/root", "/run", "/sbin", "/srv", "/usr/bin", "/usr/local/bin", "/usr/local/sbin", "/usr/sbin", "/usr/share", "/var/lib", "/var/log", "/var/run", "/var/tmp"]
            : image.Userland == Userland.Alpine
                ? ["/bin", "/home", "/lib", "/media", "/mnt", "/opt", "/root", "/run", "/sbin", "/srv", "/usr/bin", "/usr/local/bin", "/usr/sbin", "/var/log", "/var/run", "/var/tmp"]
                : ["/bin", "/home", "/lib", "/lib64", "/root", "/usr/bin", "/usr/sbin", "/var/spool", "/var/www", "/var/run"];
        foreach (var path in directories)
            files.MakeDirectory(path, withParents: true);
        files.GetDirectory("/root").Mode = OwnersDirectory;
        if (files.Find("/var/tmp") is { } scratch)
            scratch.Mode = EveryonesDirectory;
        string[] own = image.Userland switch { Userland.Debian => OnlyInDebian, Userland.Alpine => OnlyInAlpine, _ => OnlyInBusybox };
        foreach (var name in Common.Concat(own))
            AddCommand(files, "/bin/" + name, name);
        foreach (var name in image.Commands.Where(ShellCommands.Has))
            AddCommand(files, "/usr/bin/" + name, name);
        var (users, groups) = ImageAccounts.Of(image.Userland);
        files.Add("/etc/passwd", RegularFile.FromText(users));
        files.Add("/etc/group", RegularFile.FromText(groups));
        if (image.Userland != Userland.Busybox)
        {
            files.Add("/etc/os-release", RegularFile.FromText(isDebian
                ? "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nID=debian\n"
                : "NAME=\"Alpine Linux\"\nID=alpine\nVERSION_ID=3.22.1\nPRETTY_NAME=\"Alpine Linux v3.22\"\n"));
        }
    }

    private static void AddCommand(FileSystem files, string path, string command) => files.Add(path, new RegularFile(Executable) { Command = command });
}
