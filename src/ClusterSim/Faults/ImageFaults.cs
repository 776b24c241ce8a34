using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Faults;

/// <summary>Images that cannot be pulled. What is on a machine already stays there.</summary>
public sealed class ImageFaults
{
    private readonly ImageRegistry _images;

    internal ImageFaults(ImageRegistry images) => _images = images;

    /// <summary>Lets all pulls of an image fail from now on.</summary>
    /// <param name="image">Its name as manifests write it; without a tag, all tags.</param>
    /// <param name="fault">What they fail with.</param>
    public void Break(string image, ImageFault fault = ImageFault.NotFound) => _images.Break(image, fault);

    /// <summary>Lets pulls of an image succeed again.</summary>
    /// <param name="image">The name given to <see cref="Break"/>.</param>
    public void Mend(string image) => _images.Mend(image);
}
