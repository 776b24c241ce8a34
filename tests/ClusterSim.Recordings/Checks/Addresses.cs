namespace ClusterSim.Recordings.Checks;

/// <summary>No two Services have one cluster address, and no two ready Pods one address of their own.</summary>
internal sealed class Addresses(World world) : Invariant
{
    public override IEnumerable<string> In(Write write) => write.After switch
    {
        Service { Spec.ClusterIP: { Length: > 0 } address } service when address != "None" =>
            Others(service, address, other => other.Spec.ClusterIP),
        Pod { IsReady: true, IsActive: true, Spec.HostNetwork: not true, Status.PodIP: { Length: > 0 } address } pod =>
            Others(pod, address, other => other is { IsReady: true, IsActive: true, Spec.HostNetwork: not true } ? other.Status.PodIP : null),
        _ => [],
    };

    private IEnumerable<string> Others<T>(T obj, string address, Func<T, string?> addressOf) where T : ApiObject =>
        world.All<T>().Where(other => other.Key != obj.Key && addressOf(other) == address)
            .Select(other => $"{obj.Kind} {obj.Key} has the address {address} of {other.Key}");
}
