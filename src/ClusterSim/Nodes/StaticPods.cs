using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClusterSim.ApiServer.Strategies;

namespace ClusterSim.Nodes;

/// <summary>Pods that a kubelet runs of its own accord, from manifests on its machine. The API shows a mirror of each.</summary>
/// <remarks>Source: kubelet/config/common.go (applyDefaults), pod/mirror_client.go (v1.36).</remarks>
internal static class StaticPods
{
    private const string Hash = "kubernetes.io/config.hash";
    private const string Mirror = "kubernetes.io/config.mirror";
    private const string Source = "kubernetes.io/config.source";
    private const string Seen = "kubernetes.io/config.seen";

    /// <summary>What a manifest means on a machine.</summary>
    public static Pod On(string node, Pod manifest, DateTimeOffset now)
    {
        var complete = PodDefaults.Apply(manifest);
        var name = $"{manifest.Metadata.Name}-{node}";
        var uid = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{node} {manifest.Metadata} {manifest.Spec}")))[..32];
        return complete with
        {
            Metadata = complete.Metadata with
            {
                Name = name,
                Namespace = manifest.Metadata.Namespace is { Length: > 0 } given ? given : "default",
                Uid = uid,
                Generation = 1,
                CreationTimestamp = null,
                Annotations = complete.Metadata.Annotations.SetRange([new(Hash, uid), new(Seen, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture)), new(Source, "file")]),
            },
            Spec = complete.Spec with
            {
                NodeName = node,
                Tolerations = [.. complete.Spec.Tolerations, new() { Operator = "Exists", Effect = "NoExecute" }],
            },
            Status = new() { Phase = "Pending" },
        };
    }

    /// <summary>What the API is to show of a static Pod.</summary>
    public static Pod MirrorOf(Pod pod, Node node) => pod with
    {
        Metadata = pod.Metadata with
        {
            Uid = null,
            Annotations = pod.Metadata.Annotations.Set(Mirror, pod.Metadata.Annotations[Hash]),
            OwnerReferences = [new() { ApiVersion = node.ApiVersion, Kind = node.Kind, Name = node.Metadata.Name!, Uid = node.Metadata.Uid ?? "", Controller = true }],
        },
        Status = new(),
    };

    public static bool IsStatic(Pod pod) => pod.Metadata.Annotations.TryGetValue(Source, out var source) && source != "api" && !IsMirror(pod);

    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations.ContainsKey(Mirror);

    /// <summary>Which static Pod a mirror shows, by uid; null when it is no mirror.</summary>
    public static string? MirroredBy(Pod pod) => pod.Metadata.Annotations.Find(Mirror);
}
