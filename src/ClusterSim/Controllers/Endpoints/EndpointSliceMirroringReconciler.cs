using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using SlicePort = ClusterSim.Api.Discovery.EndpointPort;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Copies Endpoints that somebody keeps by hand, for a Service without a selector, into EndpointSlices, which are all that proxies read.</summary>
/// <remarks>Source: endpointslicemirroring_controller.go, reconciler.go (v1.36).</remarks>
public sealed class EndpointSliceMirroringReconciler : Reconciler<Api.Core.Endpoints>
{
    private const string Controller = "endpointslicemirroring-controller.k8s.io";
    private const string SkipMirror = "endpointslice.kubernetes.io/skip-mirror";
    private const string Leader = "control-plane.alpha.kubernetes.io/leader";
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";
    private const int MaxPerSubset = 1000; // --mirroring-max-endpoints-per-subset

    private readonly IClusterClient _client;

    /// <summary>Works with what <paramref name="context"/> gives.</summary>
    public EndpointSliceMirroringReconciler(ComponentContext context) => _client = context.Client;

    /// <inheritdoc/>
    protected override void Watch(ReconcilerWatches<Api.Core.Endpoints> watches) => watches
        .Watches<Service>(service => [service.Key])
        .Owns<EndpointSlice>();

    /// <inheritdoc/>
    protected override Result Reconcile(Request request)
    {
        var endpoints = _client.Find<Api.Core.Endpoints>(request.Key);
        var mirrors = Mirrors(request.Key);
        var service = _client.Find<Service>(request.Key);
        var wanted = endpoints is not null && ShouldMirror(endpoints) && service is { Spec.Selector.Count: 0 } ? Wanted(endpoints) : [];
        foreach (var slice in wanted)
        {
            var existing = mirrors.Find(mirror => mirror.Ports == slice.Ports && mirror.AddressType == slice.AddressType);
            if (existing is null)
                _client.Create(slice);
            else if (existing.Endpoints != slice.Endpoints || existing.Metadata.Labels != slice.Metadata.Labels || existing.Metadata.Annotations != slice.Metadata.Annotations)
                _client.Update(slice with { Metadata = existing.Metadata with { Labels = slice.Metadata.Labels, Annotations = slice.Metadata.Annotations } });
            if (existing is not null)
                mirrors.Remove(existing);
        }
        foreach (var stale in mirrors)
            _client.Delete<EndpointSlice>(stale.Key);
        return Result.Done;
    }

    private List<EndpointSlice> Mirrors(ObjectKey service) => [.. _client.List<EndpointSlice>(
        service.Namespace,
        LabelSelector.Labels(ValueMap.Of((EndpointSliceReconciler.ManagedBy, Controller), (EndpointSliceReconciler.ServiceName, service.Name))))];

    private static bool ShouldMirror(Api.Core.Endpoints endpoints) =>
        endpoints.Label(SkipMirror) != "true" && endpoints.Annotation(Leader) is null;

    private static List<EndpointSlice> Wanted(Api.Core.Endpoints endpoints)
    {
        var slices = new List<EndpointSlice>();
        foreach (var subset in endpoints.Subsets)
            foreach (var family in new[] { "IPv4", "IPv6" })
            {
                var listed = subset.Addresses.Select(address => (address, Ready: true))
                    .Concat(subset.NotReadyAddresses.Select(address => (address, Ready: false)))
                    .Where(entry => entry.address.Ip.Contains(':') == (family == "IPv6"))
                    .Take(MaxPerSubset)
                    .Select(entry => Mirror(entry.address, entry.Ready))
                    .ToValueList();
                if (listed.Count > 0)
                    slices.Add(Slice(endpoints, family, subset, listed));
            }
        return slices;
    }

    private static EndpointSlice Slice(Api.Core.Endpoints endpoints, string family, EndpointSubset subset, ValueList<Endpoint> listed) => new()
    {
        Metadata = new()
        {
            GenerateName = endpoints.Metadata.Name + "-",
            Namespace = endpoints.Metadata.Namespace,
            Labels = endpoints.Metadata.Labels
                .Set(EndpointSliceReconciler.ServiceName, endpoints.Metadata.Name!)
                .Set(EndpointSliceReconciler.ManagedBy, Controller),
            Annotations = endpoints.Metadata.Annotations.Remove(TriggerTimes.Annotation).Remove(LastApplied),
            OwnerReferences = [OwnerReference.For(endpoints)],
        },
        AddressType = family,
        Endpoints = listed,
        Ports = subset.Ports.Select(port => new SlicePort { Name = port.Name ?? "", Port = port.Port, Protocol = port.Protocol, AppProtocol = port.AppProtocol }).ToValueList(),
    };

    private static Endpoint Mirror(EndpointAddress address, bool ready) => new()
    {
        Addresses = [address.Ip],
        Conditions = new() { Ready = ready },
        Hostname = address.Hostname,
        NodeName = address.NodeName,
        TargetRef = address.TargetRef,
    };
}
