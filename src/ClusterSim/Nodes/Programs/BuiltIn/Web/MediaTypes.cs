namespace ClusterSim.Nodes.Programs.BuiltIn.Web;

/// <summary>What web servers say files are, by the ends of their names.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase) // Looked up only.
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".css"] = "text/css",
        [".js"] = "application/javascript",
        [".json"] = "application/json",
        [".xml"] = "text/xml",
        [".txt"] = "text/plain",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".ico"] = "image/x-icon",
        [".pdf"] = "application/pdf",
        [".zip"] = "application/zip",
        [".wasm"] = "application/wasm",
    };

    /// <summary>The type, or <paramref name="fallback"/> when nobody knows.</summary>
    public static string Of(string path, string fallback) => ByExtension.GetValueOrDefault(Path.GetExtension(path), fallback);
}
