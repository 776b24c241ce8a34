using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Lists the Pods behind a Service in EndpointSlices of at most a hundred each, changing as few slices as it can.</summary>
/// <remarks>Source: endpointslice_controller.go, syncService; endpointslice/reconciler.go (v1.36).</remarks>
public sealed class EndpointSliceReconciler : Reconciler<Service>
{
    internal const string ManagedBy = "endpointslice.kubernetes.io/managed-by";
    internal const string ServiceName = "kubernetes.io/service-name";
    private const string Controller = "endpointslice-controller.k8s.io";
    private const string ServiceIndex = "service";

    private readonly ComponentContext _context;
    private readonly IClusterClient _client;
    private readonly ServicePods _pods;
    private readonly Informer<EndpointSlice> _slices;
    private readonly TriggerTimes _triggers = new();
    private readonly WriteConsistency _written;
    private readonly TopologyCache _topology;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public EndpointSliceReconciler(ComponentContext context)
    {
        _context = context;
        _client = context.Client;
        _pods = new(context);
        _written = new(context.Informers);
        _topology = new(context.Informers.For<Node>());
        context.Informers.For<Service>().OnChange((before, after) =>
        {
            if (after is null)
                _written.Forget(before!);
        });
        _slices = context.Informers.For<EndpointSlice>();
        _slices.AddIndex(ServiceIndex, slice => ServiceOf(slice) is { } service ? [service.ToString()] : []);
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Service> watches) => watches
        .Watches<Pod>(_pods.ServicesConcernedBy)
        .Watches<Node>(_topology.ServicesConcernedBy)
        .Watches<EndpointSlice>(slice => ServiceOf(slice) is { } service ? [service] : []);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Service>(request.Key) is not { } service)
        {
            _triggers.Forget(request.Key); // The garbage collector removes the slices.
            return Result.Done;
        }
        if (service.Spec.Type == "ExternalName" || service.Spec.Selector.Count == 0)
            return Result.Done; // Somebody else looks after its endpoints.
        if (!_written.HasCaughtUp<EndpointSlice>(service))
            return Result.Requeue;

        var pods = _pods.Of(service);
        var trigger = _triggers.Next(service, pods);
        var existing = _slices.ByIndex(ServiceIndex, request.Key.ToString()).ToLookup(slice => slice.Metadata.OwnerReferences.Any(owner => owner.Uid == service.Metadata.Uid));
        var nodes = new KnownNodes(_client, service);
        foreach (var family in service.Spec.IpFamilies.Count == 0 ? ["IPv4"] : service.Spec.IpFamilies)
        {
            var ofFamily = existing[true].Where(slice => slice.AddressType == family && !slice.IsBeingDeleted).ToList();
            var plan = new SlicePlan(service, family, trigger, SliceLabels(service), ofFamily, HintsFor(service, family));
            plan.Place(SliceEndpoints.Of(service, pods, family, nodes));
            Carry(service, plan);
        }
        foreach (var stray in existing[true].Where(slice => !service.Spec.IpFamilies.Contains(slice.AddressType) && service.Spec.IpFamilies.Count > 0).Concat(existing[false]))
        {
            if (existing[true].Contains(stray))
                _topology.Forget(request.Key, stray.AddressType);
            Delete(stray); // Of a family that the Service has given up, or of a namesake that was there before.
        }
        if (nodes.Missing is { } missing)
            throw Failed(service, missing); // The rest is done; perhaps the Node shows up.
        return Result.Done;
    }

    private TopologyHints? HintsFor(Service service, string family)
    {
        var hints = new TopologyHints(_topology, service.Key, family, (type, reason, message) => _context.Events.Record(service, type, reason, message));
        if (TopologyHints.AreWantedBy(service))
            return hints;
        hints.GiveUp();
        return null;
    }

    private void Carry(Service service, SlicePlan plan)
    {
        if (!service.IsBeingDeleted)
            foreach (var slice in plan.ToCreate)
                Write(service, "create", () => _client.Create(slice));
        foreach (var slice in plan.ToUpdate)
            Write(service, "update " + slice.Metadata.Name, () => _client.Update(slice));
        foreach (var slice in plan.ToDelete)
            Delete(slice);
    }

    private void Delete(EndpointSlice slice)
    {
        try
        {
            _client.Delete<EndpointSlice>(slice.Key);
        }
        catch (ApiServer.ApiException e) when (e.Reason == "NotFound")
        {
            // Somebody else was quicker.
        }
    }

    private void Write(Service service, string what, Func<EndpointSlice> write)
    {
        try
        {
            _written.Wrote(service, write());
        }
        catch (ApiServer.ApiException e) when (e.HasCause("NamespaceTerminating"))
        {
            // The namespace goes, and the Service with it.
        }
        catch (ApiServer.ApiException e)
        {
            throw Failed(service, $"failed to {what} EndpointSlice for Service {service.Key}: {e.Message}", e);
        }
    }

    private InvalidOperationException Failed(Service service, string why, Exception? cause = null)
    {
        var message = $"Error updating Endpoint Slices for Service {service.Key}: {why}";
        _context.Events.Record(service, "Warning", "FailedToUpdateEndpointSlices", message);
        return new(message, cause);
    }

    private static ValueMap<string> SliceLabels(Service service)
    {
        const string Headless = "service.kubernetes.io/headless";
        var labels = service.Metadata.Labels.Set(ManagedBy, Controller).Set(ServiceName, service.Metadata.Name!);
        return service.Spec.ClusterIP == "None" ? labels.Set(Headless, "") : labels.Remove(Headless);
    }

    // Slices that others made for a Service are left alone.
    private static ObjectKey? ServiceOf(EndpointSlice slice) =>
        slice.Label(ManagedBy) == Controller && slice.Label(ServiceName) is { } service ? new(slice.Metadata.Namespace!, service) : null;
}
