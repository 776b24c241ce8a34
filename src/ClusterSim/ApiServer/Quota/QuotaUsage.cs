namespace ClusterSim.ApiServer.Quota;

/// <summary>How much of each resource a quota can count an object uses.</summary>
/// <remarks>Source: quota/v1/evaluator/core, generic (v1.36).</remarks>
internal static class QuotaUsage
{
    private const string CountPrefix = "count/"; // objectCountQuotaResourceNamePrefix

    // Kinds that have a name of their own among quotas besides count/….
    private static readonly Dictionary<Type, string> PlainNames = new()
    {
        [typeof(Pod)] = "pods",
        [typeof(Service)] = "services",
        [typeof(ReplicationController)] = "replicationcontrollers",
        [typeof(ResourceQuota)] = "resourcequotas",
        [typeof(Secret)] = "secrets",
        [typeof(ConfigMap)] = "configmaps",
        [typeof(PersistentVolumeClaim)] = "persistentvolumeclaims",
    };

    /// <summary>What <paramref name="obj"/> uses.</summary>
    public static ValueMap<Quantity> Of(ResourceType resource, ApiObject obj)
    {
        var usage = ValueMap.Of((CountPrefix + resource.QualifiedName, (Quantity)1));
        return obj switch
        {
            Pod pod => usage.SetRange(PodUsage.Of(pod)),
            Service service => usage.SetRange(ServiceUsage(service)),
            PersistentVolumeClaim claim => usage.SetRange(ClaimUsage(claim)),
            _ when PlainNames.TryGetValue(obj.GetType(), out var name) => usage.Set(name, 1),
            _ => usage,
        };
    }

    /// <summary>Whether a quota on <paramref name="name"/> counts objects of <paramref name="resource"/>.</summary>
    public static bool Counts(ResourceType resource, string name)
    {
        if (name == CountPrefix + resource.QualifiedName || (PlainNames.TryGetValue(resource.ClrType, out var plain) && name == plain))
            return true;
        if (resource.ClrType == typeof(Pod))
            return PodUsage.IsComputeResource(name);
        if (resource.ClrType == typeof(Service))
            return name is "services.nodeports" or "services.loadbalancers";
        return resource.ClrType == typeof(PersistentVolumeClaim) && (name is "requests.storage" || name.Contains(".storageclass.storage.k8s.io/", StringComparison.Ordinal));
    }

    /// <summary>The kinds that a quota on <paramref name="names"/> counts.</summary>
    public static IEnumerable<ResourceType> Counted(IEnumerable<ResourceType> kinds, IReadOnlyCollection<string> names) =>
        kinds.Where(kind => kind.Namespaced && kind.Plural.Length > 0 && names.Any(name => Counts(kind, name)));

    private static ValueMap<Quantity> ServiceUsage(Service service)
    {
        var ports = service.Spec.Ports.Count;
        var (nodePorts, loadBalancers) = service.Spec.Type switch
        {
            "NodePort" => (ports, 0),
            // Without node ports of its own it counts the ports it was given nevertheless.
            "LoadBalancer" => (service.Spec.AllocateLoadBalancerNodePorts == false ? service.Spec.Ports.Count(port => port.NodePort != 0) : ports, 1),
            _ => (0, 0),
        };
        return ValueMap.Of<Quantity>(("services", 1), ("services.nodeports", nodePorts), ("services.loadbalancers", loadBalancers));
    }

    private static ValueMap<Quantity> ClaimUsage(PersistentVolumeClaim claim)
    {
        var usage = ValueMap.Of<Quantity>(("persistentvolumeclaims", 1));
        var prefix = string.IsNullOrEmpty(claim.Spec.StorageClassName) ? null : claim.Spec.StorageClassName + ".storageclass.storage.k8s.io/";
        if (prefix is not null)
            usage = usage.Set(prefix + "persistentvolumeclaims", 1);
        if (!claim.Spec.Resources.Requests.TryGetValue("storage", out var requested))
            return usage;
        // While a claim shrinks it still has what it was given.
        var storage = claim.Status.AllocatedResources.TryGetValue("storage", out var allocated) && allocated > requested ? allocated : requested;
        usage = usage.Set("requests.storage", storage);
        return prefix is null ? usage : usage.Set(prefix + "requests.storage", storage);
    }
}
