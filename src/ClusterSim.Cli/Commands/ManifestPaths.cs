namespace ClusterSim.Cli.Commands;

/// <summary>Finds manifests.</summary>
internal static class ManifestPaths
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>The files themselves, and those in the directories, by name.</summary>
    /// <exception cref="FileNotFoundException">A path is neither.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. paths.SelectMany(Expand)];

    private static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or directory {path}.", path);
        var found = Directory.EnumerateFiles(path).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0 ? found : throw new FileNotFoundException($"There is no .yaml, .yml or .json file in {path}.", path);
    }
}
