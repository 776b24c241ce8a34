namespace ClusterSim.Scheduling;

/// <summary>Words that several volume plugins use.</summary>
internal static class VolumeTexts
{
    /// <summary>What the API server says of a claim that is not there.</summary>
    public static string ClaimNotFound(string name) => $"persistentvolumeclaim \"{name}\" not found";

    /// <summary>Why a claim is not the one for an ephemeral volume of the Pod; null when it is.</summary>
    public static string? WhyNotFor(Pod pod, PersistentVolumeClaim claim) => claim.Controller?.Uid == pod.Metadata.Uid
        ? null
        : $"PVC {ObjectKey.Of(claim)} was not created for pod {ObjectKey.Of(pod)} (pod is not owner)";
}
