using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Endpoints;

public sealed class TopologyHintsTests : EndpointsFixture
{
    private const string Mode = "service.kubernetes.io/topology-mode";

    [Test]
    public void Keeps_traffic_in_its_zone_where_endpoints_are_spread_like_processors()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        AddPod("unready", isReady: false, node: "node-b");
        Deliver();

        Zones().Should().Equal(("a1", "a"), ("b1", "b"), ("unready", null));
        Events().Should().Contain("Service TopologyAwareHintsEnabled: Topology Aware Hints has been enabled, addressType: IPv4");
    }

    [Test]
    public void Lends_endpoints_to_a_zone_that_has_too_few()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("a2", node: "node-a");
        AddPod("a3", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        Zones().Select(endpoint => endpoint.Zone).Order().Should().Equal("a", "a", "b", "b");
        Zones().Should().Contain(("b1", "b"));
    }

    [Test]
    public void Gives_each_zone_as_many_as_its_share_of_the_processors()
    {
        AddNodes(("node-a", "a", 6), ("node-b", "b", 2));
        CreateHinted();
        for (var i = 0; i < 4; i++)
        {
            AddPod($"a{i}", node: "node-a");
            AddPod($"b{i}", node: "node-b");
        }
        Deliver();

        Zones().Select(endpoint => endpoint.Zone).Order().Should().Equal("a", "a", "a", "a", "a", "a", "b", "b");
    }

    [Test]
    public void Gives_no_hints_with_fewer_endpoints_than_zones()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        Deliver();

        Zones().Should().Equal(("a1", null));
        Events().Should().Contain("Service TopologyAwareHintsDisabled: Insufficient number of endpoints (1 endpoints, 2 zones), addressType: IPv4");
    }

    [Test]
    public void Gives_no_hints_where_an_endpoint_would_be_overloaded()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("a2", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone == null);
        Events().Should().Contain(
            "Service TopologyAwareHintsDisabled: Unable to allocate minimum required endpoints to each zone without exceeding overload threshold (3 endpoints, 2 zones), addressType: IPv4");
    }

    [Test]
    public void Gives_no_hints_unless_every_ready_node_tells_its_zone()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4), ("node-c", null, 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone == null);
        Events().Should().Contain(
            "Service TopologyAwareHintsDisabled: Insufficient Node information: allocatable CPU or zone not specified on one or more nodes, addressType: IPv4");
    }

    [Test]
    public void Gives_no_hints_for_an_endpoint_on_a_node_without_a_zone()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4), ("master", null, 4));
        Client.Update(Client.Get<Node>(new ObjectKey("master")).WithLabel("node-role.kubernetes.io/control-plane", ""));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        AddPod("m1", node: "master");
        AddPod("m2", node: "master");
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone == null);
        Events().Should().Contain("Service TopologyAwareHintsDisabled: One or more endpoints do not have a zone specified, addressType: IPv4");
    }

    [Test]
    public void Takes_hints_away_when_a_zone_is_lost_and_endpoints_would_be_overloaded()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        SetReady("node-b", "False");
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone == null);
        SetReady("node-b", "True");
        AddPod("b2", isReady: false, node: "node-b");
        Deliver();
        Zones().Should().Equal(("a1", "a"), ("b1", "b"), ("b2", null));
    }

    [Test]
    public void Takes_hints_away_with_the_annotation_and_says_so()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        var service = CreateHinted();
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        Client.Update(service with { Metadata = service.Metadata with { Annotations = [] } });
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone == null);
        Events().Should().Contain("Service TopologyAwareHintsDisabled: Topology Aware Hints has been disabled, addressType: IPv4");
    }

    [TestCase(Mode, "Auto", true)]
    [TestCase(Mode, "auto", true)]
    [TestCase(Mode, "Disabled", false)]
    [TestCase("service.kubernetes.io/topology-aware-hints", "Auto", true)]
    public void Are_given_for_either_annotation(string annotation, string mode, bool given)
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted(annotation, mode);
        AddPod("a1", node: "node-a");
        AddPod("b1", node: "node-b");
        Deliver();

        Zones().Should().OnlyContain(endpoint => endpoint.Zone != null == given);
    }

    [Test]
    public void Go_before_the_traffic_distribution_of_the_service()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted(distribution: "PreferSameNode");
        AddPod("a1", node: "node-a");
        Deliver();
        Slices.Single().Endpoints.Single().Hints.Should().BeNull("one endpoint is too few for two zones");

        AddPod("b1", node: "node-b");
        Deliver();

        Zones().Should().Equal(("a1", "a"), ("b1", "b"));
        Slices.Single().Endpoints.Should().OnlyContain(endpoint => endpoint.Hints!.ForNodes.Count == 0);
    }

    [Test]
    public void Leaves_slices_alone_whose_hints_still_fit()
    {
        AddNodes(("node-a", "a", 4), ("node-b", "b", 4));
        CreateHinted();
        for (var i = 0; i < 60; i++)
        {
            AddPod($"a{i}", node: "node-a");
            AddPod($"b{i}", node: "node-b");
        }
        Deliver();
        var full = Slices.Single(slice => slice.Endpoints.Count == 100);

        AddPod("more", node: "node-a");
        Deliver();

        Client.Get<EndpointSlice>(full.Key).Metadata.Generation.Should().Be(full.Metadata.Generation);
        Slices.Should().OnlyContain(slice => slice.Endpoints.All(endpoint => endpoint.Hints != null));
    }

    private void AddNodes(params (string Name, string? Zone, int Cpus)[] nodes)
    {
        foreach (var (name, zone, cpus) in nodes)
        {
            var labels = zone is null ? [] : ValueMap.Of(("topology.kubernetes.io/zone", zone));
            var node = Client.Create(new Node { Metadata = new() { Name = name, Labels = labels } });
            Client.UpdateStatus(node with { Status = new() { Allocatable = ValueMap.Of(("cpu", Quantity.FromMilli(cpus * 1000))) } });
            SetReady(name, "True");
        }
        Deliver();
    }

    private void SetReady(string name, string status)
    {
        var node = Client.Get<Node>(new ObjectKey(name));
        Client.UpdateStatus(node with { Status = node.Status with { Conditions = [new() { Type = "Ready", Status = status }] } });
    }

    private Service CreateHinted(string annotation = Mode, string mode = "Auto", string? distribution = null)
    {
        var service = Client.Create(new Service
        {
            Metadata = new() { Name = "svc", Namespace = "default", Annotations = ValueMap.Of((annotation, mode)) },
            Spec = new() { Selector = ValueMap.Of(("app", "x")), Ports = [new() { Port = 80 }], TrafficDistribution = distribution },
        });
        Deliver();
        return service;
    }

    private List<(string Pod, string? Zone)> Zones() =>
        [.. Slices.SelectMany(slice => slice.Endpoints).Select(endpoint => (endpoint.TargetRef!.Name!, endpoint.Hints?.ForZones.Single().Name)).OrderBy(endpoint => endpoint.Item1, StringComparer.Ordinal)];
}
