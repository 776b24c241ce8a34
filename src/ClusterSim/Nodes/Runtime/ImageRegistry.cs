using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Where all machines of a cluster pull their images from.</summary>
internal sealed class ImageRegistry(ImageCatalog catalog)
{
    private readonly Dictionary<string, ResolvedImage> _resolved = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly Dictionary<string, ImageFault> _faults = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private int _version;

    public ResolvedImage Resolve(string name)
    {
        if (_version != catalog.Version)
            _resolved.Clear();
        _version = catalog.Version;
        if (!_resolved.TryGetValue(name, out var image))
            _resolved.Add(name, image = new(name, ImageReference.Parse(name), catalog.Find(name)));
        return image;
    }

    /// <summary>Lets pulls of an image fail; without a tag, of all its tags.</summary>
    public void Break(string name, ImageFault fault) => _faults[KeyOf(name)] = fault;

    /// <summary>Undoes <see cref="Break"/>.</summary>
    public void Mend(string name) => _faults.Remove(KeyOf(name));

    /// <summary>What a pull of <paramref name="image"/> fails with, as the container runtime puts it; null when it succeeds.</summary>
    public string? ErrorOf(ResolvedImage image)
    {
        var name = image.Reference.Tagged;
        if (!_faults.TryGetValue(name, out var fault) && !_faults.TryGetValue(image.Reference.Repository, out fault))
            return null;
        return fault switch
        {
            ImageFault.AccessDenied =>
                $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
            ImageFault.RegistryUnavailable =>
                $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": failed to do request: Head \"{ManifestUrl(image.Reference)}\": dial tcp: i/o timeout",
            _ => $"rpc error: code = NotFound desc = failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": {name}: not found",
        };
    }

    private static string ManifestUrl(ImageReference image)
    {
        var slash = image.Repository.IndexOf('/');
        var registry = image.Repository[..slash] is "docker.io" ? "registry-1.docker.io" : image.Repository[..slash];
        return $"https://{registry}/v2/{image.Repository[(slash + 1)..]}/manifests/{(image.Tag.Length > 0 ? image.Tag : image.Digest)}";
    }

    private static string KeyOf(string name)
    {
        var reference = ImageReference.Parse(name);
        return reference.IsTagged ? reference.Tagged : reference.Repository;
    }
}
