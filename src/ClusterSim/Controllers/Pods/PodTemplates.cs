using ClusterSim.Client;

namespace ClusterSim.Controllers.Pods;

/// <summary>Makes Pods from a template.</summary>
/// <remarks>Source: controller_utils.go, GetPodFromTemplate (v1.36).</remarks>
internal static class PodTemplates
{
    /// <summary>Room that the API server's random ending needs; longer names are cut by it.</summary>
    private const int LongestPrefix = 253;

    /// <summary>A Pod as <paramref name="template"/> asks for, owned by <paramref name="owner"/>, its name still to be completed by the API server.</summary>
    /// <remarks>Everything but the metadata is shared with the template, so that Pods of one template cost little.</remarks>
    public static Pod NewPod(this PodTemplateSpec template, ApiObject owner) => new()
    {
        Metadata = new()
        {
            GenerateName = Prefix(owner.Metadata.Name!),
            Namespace = owner.Metadata.Namespace,
            Labels = template.Metadata.Labels,
            Annotations = template.Metadata.Annotations,
            Finalizers = template.Metadata.Finalizers,
            OwnerReferences = [OwnerReference.For(owner, controller: true, blockOwnerDeletion: true)],
        },
        Spec = template.Spec,
    };

    private static string Prefix(string owner) => owner.Length + 1 <= LongestPrefix ? owner + "-" : owner;
}
