using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Controllers.Endpoints;
using ClusterSim.Reconcilers;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers.Endpoints;

/// <summary>The three controllers of endpoints; Pods get their addresses from the test.</summary>
public abstract class EndpointsFixture : ApiFixture
{
    private int _addresses;

    protected ClusterSim.Api.Core.Endpoints Endpoints => Client.Get<ClusterSim.Api.Core.Endpoints>("default", "svc");

    protected IReadOnlyList<EndpointSlice> Slices => Client.List<EndpointSlice>("default");

    [SetUp]
    public void StartControllers()
    {
        _addresses = 0;
        Start<Service>("endpoint-controller", context => new EndpointsReconciler(context));
        Start<Service>("endpointslice-controller", context => new EndpointSliceReconciler(context));
        Start<ClusterSim.Api.Core.Endpoints>("endpointslicemirroring-controller", context => new EndpointSliceMirroringReconciler(context));
        Client.Create(new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });
        Client.Create(new Node { Metadata = new() { Name = "node-1", Labels = ValueMap.Of(("topology.kubernetes.io/zone", "a")) } });
        Deliver();
    }

    /// <summary>A Service <c>svc</c> over Pods labelled <c>app=x</c>, on port 80.</summary>
    protected Service CreateService(Func<ServiceSpec, ServiceSpec>? change = null)
    {
        var spec = new ServiceSpec { Selector = ValueMap.Of(("app", "x")), Ports = [new() { Port = 80 }] };
        var service = Client.Create(new Service { Metadata = new() { Name = "svc", Namespace = "default" }, Spec = change?.Invoke(spec) ?? spec });
        Deliver();
        return service;
    }

    /// <summary>A Pod with an address, ready or not.</summary>
    protected Pod AddPod(string name, bool isReady = true, string node = "node-1", ValueList<ContainerPort>? ports = null, string? ipv6 = null)
    {
        var pod = Client.Create(new Pod
        {
            Metadata = new() { Name = name, Namespace = "default", Labels = ValueMap.Of(("app", "x")) },
            Spec = new() { NodeName = node, Containers = [new() { Name = "c", Image = "img:1", Ports = ports ?? [] }] },
        });
        var address = $"10.1.{++_addresses >> 8}.{_addresses & 255}";
        Client.UpdateStatus(pod with
        {
            Status = pod.Status with
            {
                Phase = "Running",
                PodIP = address,
                PodIPs = ipv6 is null ? [new() { Ip = address }] : [new() { Ip = address }, new() { Ip = ipv6 }],
                Conditions = [new() { Type = "Ready", Status = isReady ? "True" : "False", LastTransitionTime = Client.Now }],
            },
        });
        return pod;
    }

    protected List<string> Events() => [.. Client.List<Event>("default").Select(e => $"{e.InvolvedObject.Kind} {e.Reason}: {e.Message}")];

    private void Start<T>(string name, Func<ComponentContext, Reconciler<T>> create) where T : ApiObject =>
        new ReconcilerComponent<T>(name, create).Start(Contexts.For(name));
}
