using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Web;

/// <summary>Answers a request for a file as web servers do: only if it has changed, only a part of it, only its head.</summary>
/// <remarks>Source: RFC 9110.</remarks>
internal static class FileAnswer
{
    private const int FewestBytesToCompress = 20; // nginx: gzip_min_length

    /// <param name="request">Who asks for what.</param>
    /// <param name="content">What is in the file.</param>
    /// <param name="modified">When it was last changed.</param>
    /// <param name="type">What kind of content that is.</param>
    /// <param name="mayCompress">Whether to compress it for those who take it so.</param>
    public static HttpResponse Of(HttpRequest request, ReadOnlyMemory<byte> content, DateTimeOffset modified, string type, bool mayCompress = false)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{modified.ToUnixTimeSeconds():x}-{content.Length:x}\"");
        ValueMap<string> headers = [new("accept-ranges", "bytes"), new("content-type", type), new("etag", tag), new("last-modified", DateOf(modified))];
        if (IsUnchanged(request, tag, modified))
            return new() { Status = 304, Headers = headers.Remove("content-type").Remove("accept-ranges") };
        if (mayCompress && content.Length >= FewestBytesToCompress && request.Headers.Find("accept-encoding", "").Contains("gzip", StringComparison.Ordinal))
            return Answer(request, 200, headers.Remove("accept-ranges").Set("etag", "W/" + tag).Set("content-encoding", "gzip"), Compress(content));
        if (RangeOf(request, content.Length) is not { } range)
            return Answer(request, 200, headers, content);
        if (range.Start >= content.Length)
            return new() { Status = 416, Headers = [new("content-range", string.Create(CultureInfo.InvariantCulture, $"bytes */{content.Length}"))] };
        return Answer(request, 206, headers.Set("content-range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.Start}-{range.End}/{content.Length}")), content[range.Start..(range.End + 1)]);
    }

    /// <summary>A point in time as HTTP writes it.</summary>
    public static string DateOf(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);

    private static HttpResponse Answer(HttpRequest request, int status, ValueMap<string> headers, ReadOnlyMemory<byte> content) => request.Method == "HEAD"
        ? new() { Status = status, Headers = headers.Set("content-length", content.Length.ToString(CultureInfo.InvariantCulture)) }
        : new() { Status = status, Headers = headers, Body = new(content.Span) };

    private static bool IsUnchanged(HttpRequest request, string tag, DateTimeOffset modified)
    {
        if (request.Headers.Find("if-none-match") is { } tags)
            return tags == "*" || tags.Contains(tag, StringComparison.Ordinal);
        return request.Headers.Find("if-modified-since") is { } since && DateTimeOffset.TryParseExact(since, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && modified.ToUnixTimeSeconds() <= time.ToUnixTimeSeconds();
    }

    private static (int Start, int End)? RangeOf(HttpRequest request, int length)
    {
        if (request.Headers.Find("range") is not { } range || !range.StartsWith("bytes=", StringComparison.Ordinal) || range["bytes=".Length..].Split('-') is not [var first, var last])
            return null;
        if (first.Length == 0)
            return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var suffix) ? (Math.Max(0, length - suffix), length - 1) : null;
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            return null;
        return (start, int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? Math.Min(end, length - 1) : length - 1);
    }

    private static byte[] Compress(ReadOnlyMemory<byte> content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(content.Span);
        return bytes.ToArray();
    }
}
