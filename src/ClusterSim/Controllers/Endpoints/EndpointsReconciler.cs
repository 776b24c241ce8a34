using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Lists the addresses of the Pods behind a Service in an Endpoints object of its name, the old form of EndpointSlices.</summary>
/// <remarks>Source: endpoints_controller.go, syncService (v1.36).</remarks>
public sealed class EndpointsReconciler : Reconciler<Service>
{
    private const string ManagedBy = "endpoints.kubernetes.io/managed-by";
    private const string Controller = "endpoint-controller";
    private const string Headless = "service.kubernetes.io/headless";
    private const string OverCapacity = "endpoints.kubernetes.io/over-capacity";
    private const int MaxAddresses = 1000; // maxCapacity

    private readonly ComponentContext _context;
    private readonly IClusterClient _client;
    private readonly ServicePods _pods;
    private readonly TriggerTimes _triggers = new();

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public EndpointsReconciler(ComponentContext context)
    {
        _context = context;
        _client = context.Client;
        _pods = new(context);
    }

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Service> watches) => watches
        .Watches<Pod>(_pods.ServicesConcernedBy)
        .Watches<Api.Core.Endpoints>(endpoints => [endpoints.Key]);

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        if (_client.Find<Service>(request.Key) is not { } service)
        {
            Remove(request.Key);
            return Result.Done;
        }
        if (service.Spec.Selector.Count == 0)
            return Result.Done; // Somebody else looks after its endpoints.

        var pods = _pods.Of(service);
        var trigger = _triggers.Next(service, pods);
        var subsets = EndpointSubsets.Of(service, pods);
        var current = _client.Find<Api.Core.Endpoints>(request.Key);
        var wanted = Wanted(service, current, EndpointSubsets.Truncate(subsets, MaxAddresses, out var isTruncated), trigger, isTruncated);
        if (current is null)
            Create(service, wanted);
        else if (current.Subsets != wanted.Subsets || current.Metadata.Labels != wanted.Metadata.Labels || isTruncated != current.Metadata.Annotations.ContainsKey(OverCapacity))
            Update(service, wanted);
        return Result.Done;
    }

    private void Remove(ObjectKey key)
    {
        _triggers.Forget(key);
        if (_client.Find<Api.Core.Endpoints>(key) is { } left && left.Label(ManagedBy) == Controller)
            _client.Delete<Api.Core.Endpoints>(key);
    }

    private static Api.Core.Endpoints Wanted(Service service, Api.Core.Endpoints? current, ValueList<EndpointSubset> subsets, Time? trigger, bool isTruncated)
    {
        var labels = service.Metadata.Labels.Set(ManagedBy, Controller);
        labels = service.Spec.ClusterIP == "None" ? labels.Set(Headless, "") : labels.Remove(Headless);
        var annotations = current?.Metadata.Annotations ?? [];
        annotations = trigger is { } time ? annotations.Set(TriggerTimes.Annotation, time.ToString()) : annotations.Remove(TriggerTimes.Annotation);
        annotations = isTruncated ? annotations.Set(OverCapacity, "truncated") : annotations.Remove(OverCapacity);
        return new()
        {
            Metadata = (current?.Metadata ?? new() { Name = service.Metadata.Name, Namespace = service.Metadata.Namespace }) with
            {
                Labels = labels,
                Annotations = annotations,
            },
            Subsets = subsets,
        };
    }

    private void Create(Service service, Api.Core.Endpoints wanted)
    {
        try
        {
            _client.Create(wanted);
        }
        catch (ApiException e) when (e.HasCause("NamespaceTerminating"))
        {
            // The namespace goes, and the Service with it.
        }
        catch (ApiException e)
        {
            _context.Events.Record(wanted, "Warning", "FailedToCreateEndpoint", $"Failed to create endpoint for service {service.Key}: {e.Message}");
            throw;
        }
    }

    private void Update(Service service, Api.Core.Endpoints wanted)
    {
        try
        {
            _client.Update(wanted);
        }
        catch (ApiException e)
        {
            _context.Events.Record(wanted, "Warning", "FailedToUpdateEndpoint", $"Failed to update endpoint {service.Key}: {e.Message}");
            throw;
        }
    }
}
