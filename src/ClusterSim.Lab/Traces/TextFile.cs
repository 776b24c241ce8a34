using System.IO.Compression;

namespace ClusterSim.Lab;

/// <summary>Lines of a text file, which may be packed with gzip.</summary>
internal static class TextFile
{
    private const int GzipFirst = 0x1F;
    private const int GzipSecond = 0x8B;

    /// <summary>Its lines, without ends; gzip is known by its first two bytes.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var isPacked = file.ReadByte() == GzipFirst && file.ReadByte() == GzipSecond;
        file.Position = 0;
        using Stream text = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>The path itself, or with <c>.gz</c> added, whichever exists; null for neither.</summary>
    public static string? Find(string path) => File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null;
}
