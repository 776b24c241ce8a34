using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <summary>An image name of a manifest, looked up: what it stands for, and the texts about it that many containers share.</summary>
/// <param name="Name">The name as the manifest writes it.</param>
/// <param name="Reference">The complete name.</param>
/// <param name="Image">What it stands for.</param>
internal sealed record ResolvedImage(string Name, ImageReference Reference, Image Image)
{
    /// <summary>How a Node's status lists it.</summary>
    public ContainerImage Listed { get; } = new() { Names = [Reference.Id, Reference.Tagged], SizeBytes = Image.SizeBytes };

    public string PullingText { get; } = $"Pulling image \"{Name}\"";

    public string PresentText { get; } = $"Container image \"{Name}\" already present on machine and can be accessed by the pod";

    public string BackOffText { get; } = $"Back-off pulling image \"{Name}\"";
}
