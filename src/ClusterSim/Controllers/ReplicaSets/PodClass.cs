using ClusterSim.Client;

namespace ClusterSim.Controllers.ReplicaSets;

/// <summary>What tells the Pods of one controller apart as far as it counts them.</summary>
/// <param name="IsActive">Neither over nor being deleted.</param>
/// <param name="IsTerminating">Being deleted, but not over.</param>
/// <param name="IsReady">Its condition <c>Ready</c> is <c>True</c>.</param>
/// <param name="Labels">Its labels, which Pods of one template share.</param>
internal readonly record struct PodClass(bool IsActive, bool IsTerminating, bool IsReady, ValueMap<string> Labels)
{
    /// <summary>The Pods of each controller, by the controller's uid.</summary>
    public static Tally<Pod, PodClass> ByController(Informers informers) => informers.For<Pod>().Tally(
        "podClass", pod => pod.Controller?.Uid, pod => new PodClass(pod.IsActive, pod.IsTerminating, pod.IsReady, pod.Metadata.Labels));
}
