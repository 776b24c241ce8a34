namespace ClusterSim.Nodes.Runtime;

/// <summary>The images that are on a machine.</summary>
internal sealed class ImageStore
{
    private readonly Dictionary<string, ContainerImage> _images = new(StringComparer.Ordinal); // By complete name; looked up, listed only in order of size.

    public bool Contains(ResolvedImage image) => _images.ContainsKey(image.Reference.Tagged);

    /// <summary>How much of the disk they take.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Adds an image; false when it was there.</summary>
    public bool Add(ResolvedImage image)
    {
        if (!_images.TryAdd(image.Reference.Tagged, image.Listed))
            return false;
        TotalBytes += image.Listed.SizeBytes;
        return true;
    }

    /// <summary>Deletes the images that no container needs, as when the disk is full; false when there are none.</summary>
    /// <param name="used">Complete names of those that are needed.</param>
    public bool RemoveUnused(IReadOnlySet<string> used)
    {
        var unused = _images.Where(image => !used.Contains(image.Key)).ToList();
        foreach (var (name, image) in unused)
        {
            _images.Remove(name);
            TotalBytes -= image.SizeBytes;
        }
        return unused.Count > 0;
    }

    /// <summary>The images as a Node's status lists them: largest first, so many at most.</summary>
    public ValueList<ContainerImage> List(int max) =>
        [.. _images.OrderByDescending(image => image.Value.SizeBytes).ThenBy(image => image.Key, StringComparer.Ordinal).Take(max).Select(image => image.Value)];
}
