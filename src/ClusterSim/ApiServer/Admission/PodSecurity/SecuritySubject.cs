using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Admission;

/// <summary>A Pod, or the template of one, that is looked at.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Spec">Its specification.</param>
internal sealed record SecuritySubject(ObjectMeta Metadata, PodSpec Spec)
{
    /// <summary>All containers: init, regular, ephemeral.</summary>
    public IReadOnlyList<Container> Containers { get; } = [.. PodContainers.Of(Spec)];

    /// <summary>Whether users inside are others than on the host.</summary>
    public bool HasUserNamespace => Spec.HostUsers == false;

    public bool IsWindows => Spec.Os?.Name == "windows";

    /// <summary>Names of the containers that <paramref name="isBad"/> accepts.</summary>
    public IReadOnlyList<string> Named(Func<Container, bool> isBad) => [.. Containers.Where(isBad).Select(container => container.Name)];
}
