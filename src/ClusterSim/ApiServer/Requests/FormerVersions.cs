namespace ClusterSim.ApiServer.Requests;

/// <summary>Versions that are no longer served, but which an API server still knows when it meets them in an object.</summary>
/// <remarks>Source: pkg/api/legacyscheme, pkg/apis/*/install (v1.36).</remarks>
internal static class FormerVersions
{
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["extensions/v1beta1"] = ["Deployment", "DaemonSet", "ReplicaSet", "Ingress", "NetworkPolicy", "Scale"],
        ["apps/v1beta1"] = ["Deployment", "StatefulSet", "ControllerRevision", "Scale"],
        ["apps/v1beta2"] = ["Deployment", "DaemonSet", "ReplicaSet", "StatefulSet", "ControllerRevision", "Scale"],
        ["batch/v1beta1"] = ["CronJob"],
        ["policy/v1beta1"] = ["PodDisruptionBudget", "Eviction"],
        ["networking.k8s.io/v1beta1"] = ["Ingress", "IngressClass", "IPAddress", "ServiceCIDR"],
        ["events.k8s.io/v1beta1"] = ["Event"],
        ["discovery.k8s.io/v1beta1"] = ["EndpointSlice"],
        ["coordination.k8s.io/v1beta1"] = ["Lease"],
        ["rbac.authorization.k8s.io/v1alpha1"] = ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"],
        ["rbac.authorization.k8s.io/v1beta1"] = ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"],
        ["scheduling.k8s.io/v1alpha1"] = ["PriorityClass"],
        ["scheduling.k8s.io/v1beta1"] = ["PriorityClass"],
        ["storage.k8s.io/v1alpha1"] = ["VolumeAttachment", "CSIStorageCapacity", "VolumeAttributesClass"],
        ["storage.k8s.io/v1beta1"] = ["StorageClass", "VolumeAttachment", "CSIDriver", "CSINode", "CSIStorageCapacity", "VolumeAttributesClass"],
    };

    public static bool Knows(string apiVersion, string kind) => Kinds.TryGetValue(apiVersion, out var kinds) && kinds.Contains(kind);
}
