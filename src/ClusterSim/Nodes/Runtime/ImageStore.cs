namespace ClusterSim.Nodes.Runtime;

/// <summary>The images that are on a machine.</summary>
internal sealed class ImageStore
{
    private readonly Dictionary<string, ContainerImage> _images = new(StringComparer.Ordinal); // By complete name; looked up, listed only in order of size.

    public bool Contains(ResolvedImage image) => _images.ContainsKey(image.Reference.Tagged);

    /// <summary>Adds an image; false when it was there.</summary>
    public bool Add(ResolvedImage image) => _images.TryAdd(image.Reference.Tagged, image.Listed);

    /// <summary>The images as a Node's status lists them: largest first, so many at most.</summary>
    public ValueList<ContainerImage> List(int max) =>
        [.. _images.OrderByDescending(image => image.Value.SizeBytes).ThenBy(image => image.Key, StringComparer.Ordinal).Take(max).Select(image => image.Value)];
}
