namespace ClusterSim.Cli.Commands;

/// <summary>Manifests that belong together.</summary>
/// <param name="Name">What reports call them.</param>
/// <param name="Files">Their files, in the order in which they are applied.</param>
internal sealed record ManifestSet(string Name, IReadOnlyList<string> Files);

/// <summary>Finds manifests.</summary>
internal static class ManifestPaths
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>The files themselves, and those in the directories, by name.</summary>
    /// <exception cref="FileNotFoundException">A path is neither.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. paths.SelectMany(path => Directory.Exists(path) ? NotNone(path, FilesIn(path)) : [Existing(path)])];

    /// <summary>What is named belongs together; what is in directories below is a set for each of them.</summary>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a directory, or holds no manifests.</exception>
    public static IReadOnlyList<ManifestSet> Sets(IReadOnlyList<string> paths)
    {
        var together = new List<string>();
        var below = new List<ManifestSet>();
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                together.Add(Existing(path));
                continue;
            }
            var files = FilesIn(path);
            var sets = SetsBelow(path, path);
            _ = NotNone(path, sets.Count > 0 ? sets[0].Files : files);
            together.AddRange(files);
            below.AddRange(sets);
        }
        return together.Count == 0 ? below : [new(NameOf(paths), together), .. below];
    }

    private static List<ManifestSet> SetsBelow(string root, string path)
    {
        var sets = new List<ManifestSet>();
        foreach (var directory in Directory.EnumerateDirectories(path).Where(directory => !Path.GetFileName(directory).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            var files = FilesIn(directory);
            if (files.Count > 0)
                sets.Add(new(Path.GetRelativePath(root, directory), files));
            sets.AddRange(SetsBelow(root, directory));
        }
        return sets;
    }

    private static string NameOf(IReadOnlyList<string> paths) => paths.Count == 1 ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(paths[0]))) : "manifests";

    private static List<string> FilesIn(string directory) =>
        [.. Directory.EnumerateFiles(directory).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> NotNone(string path, IReadOnlyList<string> files) =>
        files.Count > 0 ? files : throw new FileNotFoundException($"There is no .yaml, .yml or .json file in {path}.", path);

    private static string Existing(string path) => File.Exists(path) ? path : throw new FileNotFoundException($"There is no file or directory {path}.", path);
}
