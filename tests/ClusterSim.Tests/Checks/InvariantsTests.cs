using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Recordings.Checks;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Checks;

/// <summary>Each invariant sees it when it is broken. Here clients misbehave under the names of components, or write behind the API server's back.</summary>
public sealed class InvariantsTests
{
    private SimulationLoop _loop = null!;
    private ObjectStore _store = null!;
    private ComponentContexts _contexts = null!;
    private Invariants _invariants = null!;

    private IClusterClient Client => As("test");

    [SetUp]
    public void Watch()
    {
        _loop = new(seed: 7, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _store = new(_loop);
        var server = new ClusterSim.ApiServer.ApiServer(_loop, _store, Scheme.BuiltIn, new() { DisabledAdmissionPlugins = ["ServiceAccount"] });
        _contexts = new(_loop, _store, server);
        Client.Create(new Namespace { Metadata = new() { Name = "default" } });
        _invariants = Invariants.Watch(_loop, server, Client, ["generic-garbage-collector", "endpointslice-controller", "kubelet"]);
    }

    [TearDown]
    public void Stop() => _loop.Dispose();

    [Test]
    public void Stop_the_run_with_seed_time_and_what_is_wrong()
    {
        _loop.Schedule(TimeSpan.FromSeconds(5), EventRank.Default, ObserveTheFuture);
        var running = () => _loop.Run(TimeSpan.FromMinutes(1));

        running.Should().Throw<SimulationException>()
            .WithMessage("*An invariant is broken (seed 7, virtual time 2026-01-01T00:00:05*observedGeneration 99 at generation 1 (written by test)*")
            .WithInnerException<InvariantException>();
    }

    [Test]
    public void Are_remembered_until_the_end_of_the_test()
    {
        ObserveTheFuture();

        _invariants.Invoking(it => it.Check()).Should().Throw<InvariantException>();
    }

    [Test]
    public void Hold_when_nothing_is_wrong()
    {
        Client.Create(ReplicaSet(replicas: 2));
        Client.Create(Pod("a"));
        Client.Delete<Pod>(new ObjectKey("default", "a"));
        _loop.Run(TimeSpan.FromMinutes(5));

        _invariants.Invoking(it => it.Check()).Should().NotThrow();
    }

    [Test]
    public void See_a_node_with_more_than_it_has_room_for()
    {
        ValueMap<Quantity> room = [new("cpu", "1"), new("pods", "10")];
        Client.Create(new Node { Metadata = new() { Name = "n" }, Status = new() { Capacity = room, Allocatable = room } });
        foreach (var name in (string[])["a", "b"])
        {
            Client.Create(Pod(name, cpu: "600m"));
            As("kube-scheduler").Bind(new("default", name), new() { Metadata = new() { Name = name, Namespace = "default" }, Target = new() { Kind = "Node", Name = "n" } });
        }

        Broken().Should().Contain("Node n has 1 of cpu, and its Pods ask for 1.2");
    }

    [Test]
    public void See_a_pod_that_contradicts_its_containers()
    {
        var pod = Client.Create(Pod("a"));
        As("kubelet/n").UpdateStatus(pod with { Status = pod.Status with { Phase = "Running" } });

        Broken().Should().Contain("Pod default/a is Running, but none of its containers ever was");
    }

    [Test]
    public void See_a_pod_that_comes_back_from_its_end()
    {
        var pod = Client.Create(Pod("a"));
        pod = Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Failed" } });
        Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Pending" } });

        Broken().Should().Contain("Pod default/a was Failed and is Pending");
    }

    [Test]
    public void See_two_pods_with_one_address()
    {
        foreach (var name in (string[])["a", "b"])
        {
            var pod = Client.Create(Pod(name));
            Client.UpdateStatus(pod with { Status = pod.Status with { Phase = "Running", PodIP = "10.0.0.1", PodIPs = [new() { Ip = "10.0.0.1" }], Conditions = [new() { Type = "Ready", Status = "True" }] } });
        }

        Broken().Should().Contain("Pod default/b has the address 10.0.0.1 of default/a");
    }

    [Test]
    public void See_a_controller_that_makes_too_many_pods()
    {
        var owner = Client.Create(ReplicaSet(replicas: 1));
        foreach (var name in (string[])["a", "b"])
            As("replicaset-controller").Create(Pod(name).WithOwner(OwnerReference.For(owner)));

        Broken().Should().Contain("ReplicaSet default/rs has 2 active Pods and wants 1");
    }

    [Test]
    public void See_an_orphan_that_stays()
    {
        var owner = Client.Create(ReplicaSet(replicas: 1));
        Client.Create(Pod("a").WithOwner(OwnerReference.For(owner)));
        Client.Delete(owner);
        var running = () => _loop.Run(TimeSpan.FromMinutes(2));

        running.Should().Throw<SimulationException>().WithMessage("*Pod default/a is there, and its owners are gone, since*");
    }

    [Test]
    public void See_an_endpoint_called_ready_that_is_not()
    {
        var pod = Client.Create(Pod("a"));
        Client.Create(new EndpointSlice
        {
            Metadata = new() { Name = "s", Namespace = "default", Labels = [new("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io"), new("kubernetes.io/service-name", "s")] },
            AddressType = "IPv4",
            Endpoints = [new() { Addresses = ["10.0.0.1"], Conditions = new() { Ready = true }, TargetRef = new() { Kind = "Pod", Name = "a", Namespace = "default", Uid = pod.Metadata.Uid } }],
        });
        var running = () => _loop.Run(TimeSpan.FromMinutes(2));

        running.Should().Throw<SimulationException>().WithMessage("*EndpointSlice default/s calls a ready*");
    }

    [Test]
    public void See_a_write_that_no_log_tells_of()
    {
        _store.Create(Scheme.BuiltIn.Get<ConfigMap>(), new ConfigMap { Metadata = new() { Name = "m", Namespace = "default" } });
        _loop.Run(TimeSpan.Zero);
        Client.Create(new ConfigMap { Metadata = new() { Name = "n", Namespace = "default" } });

        Broken().Should().Contain("ConfigMap default/m");
    }

    [Test]
    public void See_an_object_that_lingers()
    {
        _store.Create(Scheme.BuiltIn.Get<Service>(), new Service { Metadata = new() { Name = "s", Namespace = "default", DeletionTimestamp = _loop.Now } });
        var world = new World(_loop, Client, []);

        new Deletions(world).Around().Should().ContainSingle().Which.Should().Be("Service default/s was deleted, nothing holds it, and it is still there");
    }

    private IClusterClient As(string name) => _contexts.For(name).DirectClient;

    private string Broken() => _invariants.Invoking(it => it.Check()).Should().Throw<InvariantException>().Which.Message;

    private void ObserveTheFuture()
    {
        var owner = Client.Create(ReplicaSet(replicas: 1));
        Client.UpdateStatus(owner with { Status = owner.Status with { ObservedGeneration = 99 } });
    }

    private static Pod Pod(string name, string cpu = "1m") => new()
    {
        Metadata = new() { Name = name, Namespace = "default", Labels = [new("app", "x")] },
        Spec = new() { Containers = [new() { Name = "c", Image = "i", Resources = new() { Requests = [new("cpu", cpu)] } }] },
    };

    private static ReplicaSet ReplicaSet(int replicas) => new()
    {
        Metadata = new() { Name = "rs", Namespace = "default" },
        Spec = new()
        {
            Replicas = replicas,
            Selector = new() { MatchLabels = [new("app", "x")] },
            Template = new() { Metadata = new() { Labels = [new("app", "x")] }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } },
        },
    };
}
