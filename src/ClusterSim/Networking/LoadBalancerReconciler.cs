using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Networking;

/// <summary>The smallest of clouds: gives every Service of type <c>LoadBalancer</c> an address of its own, after a while.</summary>
/// <remarks>
/// Source: cloud-provider controllers/service/controller.go (v1.36).
/// Differs from Kubernetes: only the first set-up takes time; changes are made at once.
/// </remarks>
internal sealed class LoadBalancerReconciler(ComponentContext context, NetworkOptions options) : Reconciler<Service>
{
    public const string ComponentName = "service-controller";

    private const string Finalizer = "service.kubernetes.io/load-balancer-cleanup"; // LoadBalancerCleanupFinalizer

    // Addresses for documentation, then those for benchmarks: nobody's, so nobody is surprised to meet them.
    private static readonly (uint First, int Count)[] Addresses = [(IPv4.From(203, 0, 113, 1), 254), (IPv4.From(198, 18, 0, 1), 131_070)];

    private readonly Dictionary<ObjectKey, DateTimeOffset> _ready = []; // When each load balancer is set up; looked up, never enumerated.
    private readonly Dictionary<ObjectKey, Service> _known = []; // As they were met last; looked up, never enumerated.
    private int _given;

    protected override Result Reconcile(Request request)
    {
        if (context.DirectClient.Find<Service>(request.Key) is not { } service)
        {
            _ready.Remove(request.Key);
            _known.Remove(request.Key);
            return Result.Done;
        }
        var before = _known.GetValueOrDefault(request.Key);
        _known[request.Key] = service;
        if (before is not null && service.Metadata.DeletionTimestamp is null && IsWanted(before) != IsWanted(service))
            context.Events.Record(service, "Normal", "Type", $"{before.Spec.Type} -> {service.Spec.Type}");
        return IsWanted(service) ? Ensure(service, before) : Remove(service);
    }

    private static bool IsWanted(Service service) =>
        service.Spec.Type == "LoadBalancer" && service.Metadata.DeletionTimestamp is null && service.Spec.LoadBalancerClass is null;

    private Result Ensure(Service service, Service? before)
    {
        if (service.Status.LoadBalancer.Ingress.Count > 0)
        {
            if (before is not null && LoadBalancerChange.Matters(before, service, out var said))
                Tell(service, [said ?? default, ("EnsuringLoadBalancer", "Ensuring load balancer"), ("EnsuredLoadBalancer", "Ensured load balancer")]);
            return Result.Done;
        }
        if (!_ready.TryGetValue(service.Key, out var ready))
        {
            context.Events.Record(service, "Normal", "EnsuringLoadBalancer", "Ensuring load balancer");
            if (!service.Metadata.Finalizers.Contains(Finalizer))
                service = context.DirectClient.Update(service with { Metadata = service.Metadata with { Finalizers = service.Metadata.Finalizers.Add(Finalizer) } });
            _ready.Add(service.Key, ready = context.Loop.Now + options.LoadBalancerDelay);
        }
        if (context.Loop.Now < ready)
            return Result.After(ready - context.Loop.Now);
        var address = service.Spec.LoadBalancerIP is { Length: > 0 } asked ? asked : NextAddress();
        service = context.DirectClient.UpdateStatus(service with { Status = service.Status with { LoadBalancer = new() { Ingress = [new() { Ip = address, IpMode = "VIP" }] } } });
        context.Events.Record(service, "Normal", "EnsuredLoadBalancer", "Ensured load balancer");
        return Result.Done;
    }

    private void Tell(Service service, ReadOnlySpan<(string? Reason, string? Message)> events)
    {
        foreach (var (reason, message) in events)
        {
            if (reason is not null)
                context.Events.Record(service, "Normal", reason, message ?? "");
        }
    }

    private Result Remove(Service service)
    {
        _ready.Remove(service.Key);
        if (!service.Metadata.Finalizers.Contains(Finalizer))
            return Result.Done;
        context.Events.Record(service, "Normal", "DeletingLoadBalancer", "Deleting load balancer");
        if (service.Status.LoadBalancer.Ingress.Count > 0)
            service = context.DirectClient.UpdateStatus(service with { Status = service.Status with { LoadBalancer = new() } });
        service = context.DirectClient.Update(service with { Metadata = service.Metadata with { Finalizers = service.Metadata.Finalizers.RemoveAll(finalizer => finalizer == Finalizer) } });
        context.Events.Record(service, "Normal", "DeletedLoadBalancer", "Deleted load balancer");
        return Result.Done;
    }

    private string NextAddress()
    {
        var index = _given++;
        foreach (var (first, count) in Addresses)
        {
            if (index < count)
                return IPv4.Format(first + (uint)index);
            index -= count;
        }
        throw new InvalidOperationException("There are no addresses left for load balancers.");
    }
}
