using System.Security.Cryptography;
using System.Text;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>What tells clients whether a kind has come to be stored as another version.</summary>
/// <remarks>Source: apiserver endpoints/discovery/storageversionhash.go; kubeapiserver/default_storage_factory_builder.go for what is not stored as the version it is served in (v1.36).</remarks>
internal static class StorageHash
{
    private const int Length = 8; // StorageVersionHash takes that many bytes of the digest.

    private static readonly Dictionary<(string Group, string Kind), string> StoredAs = new()
    {
        [("autoscaling", "HorizontalPodAutoscaler")] = "autoscaling/v1",
        [("events.k8s.io", "Event")] = "/v1",
        [("admissionregistration.k8s.io", "MutatingAdmissionPolicy")] = "admissionregistration.k8s.io/v1beta1",
        [("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding")] = "admissionregistration.k8s.io/v1beta1",
    };

    /// <summary>The hash for a kind; null for one that is not stored.</summary>
    public static string? Of(ResourceType type)
    {
        if (!type.Verbs.Contains("watch"))
            return null;
        var version = StoredAs.GetValueOrDefault((type.Group, type.Kind)) ?? $"{type.Group}/{type.Version}";
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}/{type.Kind}")).AsSpan(0, Length));
    }
}
