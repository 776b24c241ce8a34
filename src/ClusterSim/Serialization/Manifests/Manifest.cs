namespace ClusterSim.Serialization;

/// <summary>Reads objects from YAML or JSON, as <c>kubectl</c> reads files.</summary>
/// <remarks>
/// Decoding is strict, and everything is decoded before anything is returned: a typo in the last document leaves nothing half-read. Several documents and lists
/// (<c>kind: List</c>, <c>PodList</c>, …) give their items in order.
/// </remarks>
public static class Manifest
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The objects in <paramref name="text"/>.</summary>
    /// <param name="scheme">The kinds there are.</param>
    /// <param name="text">YAML, of one or more documents, or JSON.</param>
    /// <param name="source">What errors call the text.</param>
    /// <exception cref="ManifestException">The text is broken, or names a kind or field that does not exist; all such faults are told at once.</exception>
    public static IReadOnlyList<ApiObject> Read(Scheme scheme, string text, string source = "manifest")
    {
        var reader = new ManifestReader(scheme);
        reader.Read(text, source);
        return reader.Finish();
    }

    /// <summary>The objects in the files <paramref name="paths"/>; of a folder, those in its <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files by name.</summary>
    /// <exception cref="ManifestException">A text is broken, or names a kind or field that does not exist; the faults of all files are told at once.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<ApiObject> ReadFiles(Scheme scheme, params IEnumerable<string> paths)
    {
        var reader = new ManifestReader(scheme);
        foreach (var file in paths.SelectMany(FilesAt))
            reader.Read(File.ReadAllText(file), file);
        return reader.Finish();
    }

    private static IEnumerable<string> FilesAt(string path) => !Directory.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
}
