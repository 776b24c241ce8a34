using System.Text.RegularExpressions;
using ClusterSim.Api.Networking;

namespace ClusterSim.Networking.Ingresses;

/// <summary>A path of a host, and where it leads.</summary>
/// <remarks>Source: the documentation of Ingress (v1.36), path types; ingress-nginx, annotations <c>rewrite-target</c>, <c>use-regex</c> and <c>ssl-redirect</c> (v1.14).</remarks>
internal sealed class IngressPath
{
    private const string Prefix = "nginx.ingress.kubernetes.io/";

    private readonly Regex? _pattern;
    private readonly string? _rewrite;
    private readonly bool _isExact;
    private readonly bool _isWholeElements;

    public IngressPath(Ingress ingress, string path, string? pathType, IngressBackend backend)
    {
        (Ingress, Path, Backend) = (ingress, path.Length == 0 ? "/" : path, backend);
        var annotations = ingress.Metadata.Annotations;
        _rewrite = annotations.Find(Prefix + "rewrite-target");
        _isExact = pathType == "Exact";
        _isWholeElements = pathType == "Prefix";
        if (!_isExact && (_rewrite is not null || annotations.Find(Prefix + "use-regex") == "true"))
            _pattern = Compile(Path);
        RedirectsToTls = annotations.Find(Prefix + "ssl-redirect") != "false";
    }

    public Ingress Ingress { get; }

    public string Path { get; }

    public IngressBackend Backend { get; }

    /// <summary>Whether a host with a certificate sends plain requests to HTTPS.</summary>
    public bool RedirectsToTls { get; }

    /// <summary>What comes before what: exact paths before others, long ones before short ones.</summary>
    public (bool, int) Rank => (!_isExact, -Path.Length);

    /// <summary>Whether a request's path, without its query, is meant.</summary>
    public bool Matches(string path)
    {
        if (_isExact)
            return path == Path;
        if (_pattern is not null)
            return _pattern.IsMatch(path);
        if (!_isWholeElements)
            return path.StartsWith(Path, StringComparison.Ordinal);
        var prefix = Path.TrimEnd('/');
        return path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');
    }

    /// <summary>The path and query that the backend gets.</summary>
    public string Rewrite(string target)
    {
        if (_rewrite is null)
            return target;
        var (path, query) = target.IndexOf('?') is >= 0 and var at ? (target[..at], target[at..]) : (target, "");
        var match = _pattern?.Match(path);
        var rewritten = Regex.Replace(_rewrite, @"\$(\d)", group => match?.Groups[group.Groups[1].Value].Value ?? "", RegexOptions.NonBacktracking);
        return (rewritten.StartsWith('/') ? rewritten : "/" + rewritten) + query;
    }

    private static Regex? Compile(string path)
    {
        try
        {
            return new("^" + path, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
        {
            return null; // nginx would refuse the whole configuration; here the path stands for itself.
        }
    }
}
