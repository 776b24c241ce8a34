using System.Security.Cryptography;
using System.Text;

namespace ClusterSim.Nodes.Programs;

/// <summary>The name of an image, taken apart and completed as container runtimes do: <c>nginx</c> is <c>docker.io/library/nginx:latest</c>.</summary>
/// <remarks>Source: distribution/reference, ParseNormalizedNamed.</remarks>
internal sealed class ImageReference
{
    private readonly string? _digest;

    private ImageReference(string repository, string? tag, string? digest)
    {
        Repository = repository;
        IsTagged = tag is not null || digest is not null;
        Tag = tag ?? (digest is null ? "latest" : "");
        Tagged = digest is null ? $"{repository}:{Tag}" : $"{repository}@{digest}";
        _digest = digest;
    }

    /// <summary>Registry and path, as in <c>docker.io/luksa/kubia</c>.</summary>
    public string Repository { get; }

    /// <summary>Whether the name said which tag or digest.</summary>
    public bool IsTagged { get; }

    /// <summary>The tag, <c>latest</c> when none was given; empty for a digest alone.</summary>
    public string Tag { get; }

    /// <summary>The complete name, as in <c>docker.io/luksa/kubia:latest</c>.</summary>
    public string Tagged { get; }

    /// <summary>Why it cannot be a name of an image; null when it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>What identifies the content: the digest given, else one made up from the complete name.</summary>
    public string Digest => field ??= _digest ?? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Tagged)));

    /// <summary>How container statuses name what runs, as in <c>docker.io/luksa/kubia@sha256:…</c>.</summary>
    public string Id => field ??= $"{Repository}@{Digest}";

    public static ImageReference Parse(string name)
    {
        var (rest, digest) = Cut(name, name.IndexOf('@'));
        var colon = rest.LastIndexOf(':');
        var (path, tag) = Cut(rest, colon > rest.LastIndexOf('/') ? colon : -1);
        var slash = path.IndexOf('/');
        var hasRegistry = slash > 0 && (path.AsSpan(0, slash).ContainsAny('.', ':') || path.AsSpan(0, slash) is "localhost");
        if (!hasRegistry)
            path = slash > 0 ? "docker.io/" + path : "docker.io/library/" + path;
        else if (path.StartsWith("docker.io/", StringComparison.Ordinal) && path.LastIndexOf('/') == slash)
            path = "docker.io/library/" + path[(slash + 1)..];
        return new(path, tag, digest) { Problem = ProblemOf(path[(path.IndexOf('/') + 1)..], tag, digest) };
    }

    private static string? ProblemOf(string path, string? tag, string? digest)
    {
        if (path.Any(char.IsAsciiLetterUpper))
            return $"invalid reference format: repository name ({path}) must be lowercase";
        var isValid = path.Split('/').All(IsComponent)
            && (tag is null || (tag is { Length: > 0 and <= 128 } && tag[0] is not ('.' or '-') && tag.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')))
            && (digest is null || digest.IndexOf(':') is > 0 and var colon && digest.Length - colon > 32 && digest.AsSpan(colon + 1).IndexOfAnyExcept("0123456789abcdef") < 0);
        return isValid ? null : "invalid reference format";
    }

    /// <summary>Lower-case letters and digits, with single separators between them.</summary>
    private static bool IsComponent(string part) =>
        part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && char.IsAsciiLetterOrDigit(part[^1]) && part.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');

    private static (string Before, string? After) Cut(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
}
