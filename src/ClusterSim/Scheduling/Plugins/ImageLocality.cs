namespace ClusterSim.Scheduling.Plugins;

/// <summary>Prefers Nodes that have the Pod's images already, the more the larger they are and the more Nodes have them.</summary>
/// <remarks>Source: plugins/imagelocality/image_locality.go (v1.36).</remarks>
public sealed class ImageLocality : IScorePlugin
{
    private const long Mebibyte = 1024 * 1024;
    private const long MinThreshold = 23 * Mebibyte; // minThreshold: less than this is not worth moving for.
    private const long MaxContainerThreshold = 1000 * Mebibyte; // maxContainerThreshold: more than this per container makes no difference.

    /// <inheritdoc/>
    public string Name => "ImageLocality";

    /// <summary>How many Nodes have an image counts, so one Node's images bear on every Node's score.</summary>
    public Dependencies DependsOn => Dependencies.StaticNodeFacts | Dependencies.OtherNodes;

    /// <inheritdoc/>
    public long? ScoreOfAll(PodShape pod, Snapshot snapshot)
    {
        foreach (var name in pod.Images)
        {
            if (snapshot.Images.Find(name) is not null)
                return null;
        }
        return 0;
    }

    /// <inheritdoc/>
    public void Score(PodShape pod, CycleState state, Snapshot snapshot, NodeRows candidates, Span<long> scores)
    {
        scores = scores[..candidates.Count];
        scores.Clear();
        var anywhere = false;
        foreach (var name in pod.Images)
        {
            if (snapshot.Images.Find(name) is not { } image)
                continue;
            anywhere = true;
            var worth = Spread(image, snapshot.Count);
            for (var i = 0; i < candidates.Count; i++)
            {
                if (image.Nodes.Contains(snapshot.Entry(candidates[i])))
                    scores[i] += worth;
            }
        }
        if (!anywhere)
            return;
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Priority(scores[i], pod.Images.Length);
    }

    // An image that few Nodes have counts for less, lest they all attract the same Pods.
    private static long Spread(ImageState image, int nodes) => (long)(image.SizeBytes * ((double)image.Nodes.Count / nodes));

    private static long Priority(long sum, int containers)
    {
        var max = MaxContainerThreshold * containers;
        sum = Math.Clamp(sum, MinThreshold, Math.Max(max, MinThreshold));
        return max <= MinThreshold ? 0 : IScorePlugin.MaxNodeScore * (sum - MinThreshold) / (max - MinThreshold);
    }
}
