namespace ClusterSim.Controllers.Deployments;

/// <summary>Whether two Pod templates are the same revision.</summary>
internal static class TemplateEquality
{
    public const string HashLabel = "pod-template-hash";

    /// <summary>True when they differ at most in the label that carries their hash.</summary>
    public static bool EqualIgnoringHash(PodTemplateSpec x, PodTemplateSpec y) =>
        x.Spec == y.Spec && WithoutHash(x.Metadata) == WithoutHash(y.Metadata);

    private static ObjectMeta WithoutHash(ObjectMeta metadata) =>
        metadata.Labels.ContainsKey(HashLabel) ? metadata with { Labels = metadata.Labels.Remove(HashLabel) } : metadata;
}
