using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Whether a kind in one of Kubernetes' own groups says that Kubernetes has approved it.</summary>
/// <remarks>Source: apiextensions apihelpers/helpers.go, GetAPIApprovalState (v1.36).</remarks>
internal static class ApiApproval
{
    public const string Annotation = "api-approved.kubernetes.io"; // KubeAPIApprovedAnnotation

    public static bool IsProtected(string group) =>
        group is "k8s.io" or "kubernetes.io" || group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);

    public static (ApiApprovalState State, string Reason) Of(ValueMap<string> annotations)
    {
        var annotation = annotations.Find(Annotation) ?? "";
        if (annotation.Length == 0)
            return (ApiApprovalState.Missing, $"protected groups must have approval annotation {GoText.Quote(Annotation)}, see https://github.com/kubernetes/enhancements/pull/1111");
        if (annotation.StartsWith("unapproved", StringComparison.Ordinal))
            return (ApiApprovalState.Bypassed, $"not approved: {GoText.Quote(annotation)}");
        return Uri.TryCreate(annotation, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.Scheme.Length > 0
            ? (ApiApprovalState.Approved, "approved in " + annotation)
            : (ApiApprovalState.Invalid, $"protected groups must have approval annotation {GoText.Quote(Annotation)} with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111");
    }
}

/// <summary>What the annotation says.</summary>
internal enum ApiApprovalState
{
    Missing,
    Invalid,
    Bypassed,
    Approved,
}
