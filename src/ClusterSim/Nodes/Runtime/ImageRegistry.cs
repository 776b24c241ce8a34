using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Where all machines of a cluster pull their images from.</summary>
internal sealed class ImageRegistry(ImageCatalog catalog)
{
    private const string AnyNode = ""; // No Node has that name.

    private readonly Dictionary<string, ResolvedImage> _resolved = new(StringComparer.Ordinal); // Looked up, never enumerated.
    private readonly Dictionary<(string Node, string Image), Outage> _faults = []; // Looked up, never enumerated.
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

    /// <summary>Lets pulls of an image fail; without a tag, of all its tags; without a Node, on all of them.</summary>
    public void Break(string name, string? node, Outage outage) => _faults[(node ?? AnyNode, KeyOf(name))] = outage;

    /// <summary>Undoes <see cref="Break"/>.</summary>
    public void Mend(string name, string? node) => _faults.Remove((node ?? AnyNode, KeyOf(name)));

    /// <summary>What a pull of <paramref name="image"/> fails with, as the container runtime puts it; null when it succeeds.</summary>
    public string? ErrorOf(ResolvedImage image, string node, DateTimeOffset now)
    {
        var name = image.Reference.Tagged;
        var outage = Find(node, name, now) ?? Find(node, image.Reference.Repository, now) ?? Find(AnyNode, name, now) ?? Find(AnyNode, image.Reference.Repository, now);
        return outage?.Fault switch
        {
            null => null,
            ImageFault.AccessDenied =>
                $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
            ImageFault.RegistryUnavailable =>
                $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": failed to do request: Head \"{ManifestUrl(image.Reference)}\": dial tcp: i/o timeout",
            _ => $"rpc error: code = NotFound desc = failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": {name}: not found",
        };
    }

    private Outage? Find(string node, string image, DateTimeOffset now) => _faults.TryGetValue((node, image), out var outage) && outage.Until > now ? outage : null;

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

    /// <summary>Why an image cannot be pulled, and until when.</summary>
    internal sealed record Outage(ImageFault Fault, DateTimeOffset Until);
}
