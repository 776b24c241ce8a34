namespace ClusterSim.ApiServer.Quota;

/// <summary>Which Pods a quota with scopes counts.</summary>
/// <remarks>Source: quota/v1/evaluator/core/pods.go, podMatchesScopeFunc (v1.36).</remarks>
internal static class QuotaScopes
{
    /// <summary>Whether <paramref name="quota"/> counts <paramref name="obj"/>. Only Pods (and claims, by class) have scopes.</summary>
    public static bool Match(ResourceQuota quota, ApiObject obj)
    {
        foreach (var scope in quota.Spec.Scopes)
            if (!Matches(obj, new() { ScopeName = scope, Operator = "Exists" }))
                return false;
        foreach (var requirement in quota.Spec.ScopeSelector?.MatchExpressions ?? [])
            if (!Matches(obj, requirement))
                return false;
        return true;
    }

    private static bool Matches(ApiObject obj, ScopedResourceSelectorRequirement requirement) => (obj, requirement.ScopeName) switch
    {
        (Pod pod, "Terminating") => pod.Spec.ActiveDeadlineSeconds is >= 0,
        (Pod pod, "NotTerminating") => pod.Spec.ActiveDeadlineSeconds is null,
        (Pod pod, "BestEffort") => IsBestEffort(pod),
        (Pod pod, "NotBestEffort") => !IsBestEffort(pod),
        (Pod pod, "PriorityClass") => Matches(pod.Spec.PriorityClassName, requirement),
        (Pod pod, "CrossNamespacePodAffinity") => UsesCrossNamespaceAffinity(pod),
        (PersistentVolumeClaim claim, "VolumeAttributesClass") => Matches(claim.Spec.VolumeAttributesClassName, requirement),
        _ => false,
    };

    private static bool Matches(string? value, ScopedResourceSelectorRequirement requirement) => requirement.Operator switch
    {
        "In" => value is { Length: > 0 } && requirement.Values.Contains(value),
        "NotIn" => string.IsNullOrEmpty(value) || !requirement.Values.Contains(value),
        "DoesNotExist" => string.IsNullOrEmpty(value),
        _ => !string.IsNullOrEmpty(value),
    };

    private static bool IsBestEffort(Pod pod) => pod.Spec.Containers.Concat(pod.Spec.InitContainers).All(container =>
        container.Resources.Requests.All(entry => entry.Value.IsZero) && container.Resources.Limits.All(entry => entry.Value.IsZero));

    private static bool UsesCrossNamespaceAffinity(Pod pod)
    {
        var affinity = pod.Spec.Affinity;
        IEnumerable<PodAffinityTerm> terms =
        [
            .. affinity?.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [],
            .. affinity?.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution.Select(term => term.PodAffinityTerm) ?? [],
            .. affinity?.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution ?? [],
            .. affinity?.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution.Select(term => term.PodAffinityTerm) ?? [],
        ];
        return terms.Any(term => term.Namespaces.Count > 0 || term.NamespaceSelector is not null);
    }
}
