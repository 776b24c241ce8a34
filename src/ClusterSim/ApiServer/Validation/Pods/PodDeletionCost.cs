using System.Globalization;

namespace ClusterSim.ApiServer.Validation;

/// <summary>The annotation that says how dear a pod is to those who may delete one of several.</summary>
/// <remarks>Source: core/helper/helpers.go, GetDeletionCostFromPodAnnotations (v1.36).</remarks>
internal static class PodDeletionCost
{
    public const string Annotation = "controller.kubernetes.io/pod-deletion-cost"; // PodDeletionCost

    /// <summary>Whether there is none, or it is a 32-bit integer without a plus sign or leading zeros.</summary>
    public static bool IsValid(ValueMap<string> annotations)
    {
        if (!annotations.TryGetValue(Annotation, out var text))
            return true;
        if (text is ['+', ..] or ['0', _, ..])
            return false;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }
}
