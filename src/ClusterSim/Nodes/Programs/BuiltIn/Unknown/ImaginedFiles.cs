using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>Files of an image about which nothing is known: what a command takes from it is there, though empty.</summary>
internal static class ImaginedFiles
{
    private const int Executable = 0b111_101_101;

    /// <summary>Makes what the command of <paramref name="process"/> is about to copy, move or change.</summary>
    public static void MakeFor(Process process)
    {
        var name = FileSystem.NameOf(process.Name);
        if (name is not ("cp" or "mv" or "install" or "chmod" or "chown" or "chgrp" or "tar" or "ln"))
            return;
        var paths = process.Arguments.Skip(1).Where(word => !word.StartsWith('-')).ToList();
        var sources = name switch
        {
            "cp" or "mv" or "install" => paths.SkipLast(1),
            "chmod" or "chown" or "chgrp" => paths.Skip(1),
            "tar" => DirectoryOfTar(process.Arguments),
            _ => [],
        };
        var isRecursive = process.Arguments.Any(word => word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.AsSpan().ContainsAny('r', 'R', 'a')) || name == "tar";
        foreach (var source in sources)
            Make(process, source, isRecursive);
    }

    /// <summary>Makes a directory into which somebody wants to go.</summary>
    public static void MakeDirectory(Process process, string path) => Make(process, path, isDirectory: true);

    private static IEnumerable<string> DirectoryOfTar(IReadOnlyList<string> words) => words.SkipWhile(word => word != "-C").Skip(1).Take(1);

    private static void Make(Process process, string path, bool isDirectory)
    {
        var absolute = process.PathOf(path);
        if (absolute == "/" || path.AsSpan().ContainsAny('*', '?') || IsInVolume(process, absolute))
            return;
        try
        {
            if (process.Files.Find(absolute) is not null)
                return;
            Add(process.Files.Root, absolute.Split('/', StringSplitOptions.RemoveEmptyEntries), isDirectory && !Path.HasExtension(absolute) ? new DirectoryNode() : RegularFile.FromText("", Executable));
        }
        catch (FileException)
        {
            // The command will say so itself.
        }
    }

    /// <summary>Puts it into the image itself, where neither users nor read-only file systems matter.</summary>
    private static void Add(DirectoryNode directory, string[] path, FileNode node)
    {
        foreach (var name in path[..^1])
        {
            if (!directory.Entries.TryGetValue(name, out var inner))
                directory.Entries.Add(name, inner = new DirectoryNode());
            if (inner is not DirectoryNode next)
                return;
            directory = next;
        }
        directory.Entries[path[^1]] = node;
    }

    private static bool IsInVolume(Process process, string path) =>
        process.Container.Spec.VolumeMounts.Any(mount => path == mount.MountPath || path.StartsWith(mount.MountPath.TrimEnd('/') + "/", StringComparison.Ordinal));
}
