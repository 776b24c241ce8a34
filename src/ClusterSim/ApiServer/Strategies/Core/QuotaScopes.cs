using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Which resources a quota can limit, and which of them each scope makes sense for.</summary>
/// <remarks>Source: core/helper/helpers.go, IsStandardQuotaResourceName, IsResourceQuotaScopeValidForResource (v1.36).</remarks>
internal static class QuotaScopes
{
    private const string RequestsHugePages = "requests." + "hugepages-";

    public static bool IsKnown(string scope) => scope is
        "Terminating" or "NotTerminating" or "BestEffort" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" or "VolumeAttributesClass";

    public static bool IsQuotaResource(string name) => name is
        "cpu" or "memory" or "ephemeral-storage" or "requests.cpu" or "requests.memory" or "requests.storage" or "requests.ephemeral-storage"
        or "limits.cpu" or "limits.memory" or "limits.ephemeral-storage" or "pods" or "resourcequotas" or "services" or "replicationcontrollers" or "secrets"
        or "persistentvolumeclaims" or "configmaps" or "services.nodeports" or "services.loadbalancers"
        || ResourceNames.IsHugePages(name) || name.StartsWith(RequestsHugePages, StringComparison.Ordinal);

    public static bool Applies(string scope, string resource) => scope switch
    {
        "BestEffort" => resource == "pods",
        "VolumeAttributesClass" => resource is "persistentvolumeclaims" or "requests.storage",
        "Terminating" or "NotTerminating" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity" =>
            resource is "pods" or "cpu" or "memory" or "limits.cpu" or "limits.memory" or "requests.cpu" or "requests.memory",
        _ => true,
    };
}
