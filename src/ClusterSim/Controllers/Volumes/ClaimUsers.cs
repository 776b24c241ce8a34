using ClusterSim.Client;

namespace ClusterSim.Controllers.Volumes;

/// <summary>The Pods that use a claim.</summary>
/// <remarks>Source: controller/volume/common/common.go, PodPVCIndex (v1.36).</remarks>
internal static class ClaimUsers
{
    private const string Index = "claim"; // PodPVCIndex

    /// <summary>Prepares the informer to be asked.</summary>
    public static Informer<Pod> IndexByClaim(Informer<Pod> pods)
    {
        pods.AddIndex(Index, Values);
        return pods;
    }

    /// <summary>The Pods whose volumes are made of the claim, by name.</summary>
    public static IEnumerable<Pod> UsersOf(this Informer<Pod> pods, ObjectKey claim) => pods.ByIndex(Index, claim.ToString());

    private static IEnumerable<string> Values(Pod pod) => pod.UsesClaims ? ClaimsOf(pod) : []; // Most use none, and are asked with each of their changes.

    private static string[] ClaimsOf(Pod pod) => [.. pod.ClaimNames().Select(name => new ObjectKey(pod.Metadata.Namespace!, name).ToString())];
}
