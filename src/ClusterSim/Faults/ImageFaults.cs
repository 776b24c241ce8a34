using ClusterSim.Nodes;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Faults;

/// <summary>Images that cannot be pulled. What is on a machine already stays there.</summary>
public sealed class ImageFaults
{
    private readonly Kubelets _kubelets;
    private readonly ImageRegistry _images;

    internal ImageFaults(Kubelets kubelets, ImageRegistry images) => (_kubelets, _images) = (kubelets, images);

    /// <summary>Lets all pulls of an image fail from now on.</summary>
    /// <param name="image">Its name as manifests write it; without a tag, all tags.</param>
    /// <param name="fault">What they fail with.</param>
    /// <param name="node">The only Node on which they fail; null: all.</param>
    /// <param name="duration">For how long, in virtual time from now; null: until <see cref="Mend"/>. Pulls under way are not concerned.</param>
    public void Break(string image, ImageFault fault = ImageFault.NotFound, string? node = null, TimeSpan? duration = null) =>
        _images.Break(image, node, new(fault, duration is { } given ? _kubelets.Loop.Now + given : DateTimeOffset.MaxValue));

    /// <summary>Lets pulls of an image succeed again.</summary>
    /// <param name="image">The name given to <see cref="Break"/>.</param>
    /// <param name="node">The Node given to <see cref="Break"/>; null where none was.</param>
    public void Mend(string image, string? node = null) => _images.Mend(image, node);
}
