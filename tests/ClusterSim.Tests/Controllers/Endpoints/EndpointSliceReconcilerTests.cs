using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.Endpoints;

public sealed class EndpointSliceReconcilerTests : EndpointsFixture
{
    [Test]
    public void Keeps_one_empty_slice_for_a_service_without_pods()
    {
        CreateService();

        var slice = Slices.Should().ContainSingle().Subject;
        slice.Endpoints.Should().BeEmpty();
        slice.Ports.Should().BeEmpty();
        slice.Metadata.Name.Should().StartWith("svc-");
    }

    [Test]
    public void Puts_a_hundred_endpoints_into_a_slice_and_changes_as_few_slices_as_it_can()
    {
        CreateService();
        for (var i = 0; i < 150; i++)
            AddPod($"p{i}");
        Deliver();
        Slices.Select(slice => slice.Endpoints.Count).Order().Should().Equal(50, 100);
        var full = Slices.Single(slice => slice.Endpoints.Count == 100);

        AddPod("more");
        Deliver();

        Slices.Select(slice => slice.Endpoints.Count).Order().Should().Equal(51, 100);
        Client.Get<EndpointSlice>(full.Key).Metadata.Generation.Should().Be(full.Metadata.Generation);
    }

    [Test]
    public void Says_of_terminating_pods_that_they_still_serve()
    {
        CreateService();
        var pod = AddPod("p1");
        Client.Delete<Pod>(pod.Key);
        Deliver();

        Slices.Single().Endpoints.Single().Conditions.Should().BeEquivalentTo(new { Ready = false, Serving = true, Terminating = true });
        Endpoints.Subsets.Should().BeEmpty();
    }

    [Test]
    public void Lists_addresses_of_the_families_that_the_service_has()
    {
        CreateService();
        AddPod("p1", ipv6: "fd00::1");
        Deliver();

        Slices.Should().ContainSingle().Which.Endpoints.Single().Addresses.Should().ContainSingle().Which.Should().StartWith("10.1.");
    }

    [Test]
    public void Leaves_out_a_pod_whose_node_is_not_there_and_says_so()
    {
        CreateService();
        AddPod("p1");
        AddPod("lost", node: "gone");
        Deliver();

        Slices.Single().Endpoints.Select(endpoint => endpoint.TargetRef!.Name).Should().Equal("p1");
        Events().Should().Contain(
            "Service FailedToUpdateEndpointSlices: Error updating Endpoint Slices for Service default/svc: skipping Pod lost for Service default/svc: Node gone Not Found");

        Client.Create(new Node { Metadata = new() { Name = "gone" } });
        Loop.Run(TimeSpan.FromSeconds(2));
        Slices.Single().Endpoints.Should().HaveCount(2, "it is tried again");
    }

    [Test]
    public void Lists_a_pod_whose_node_is_not_there_where_the_service_wants_all()
    {
        CreateService(spec => spec with { PublishNotReadyAddresses = true });
        AddPod("lost", node: "gone", isReady: false);
        Deliver();

        Slices.Single().Endpoints.Single().Conditions.Ready.Should().BeTrue();
    }

    [Test]
    public void Replaces_slices_that_a_namesake_left_behind()
    {
        CreateService();
        var left = Slices.Single();
        Client.Delete<Service>(Key("svc"));
        CreateService();

        Slices.Should().ContainSingle().Which.Metadata.Name.Should().NotBe(left.Metadata.Name);
    }

    [TestCase("PreferClose", "a", null)]
    [TestCase("PreferSameZone", "a", null)]
    [TestCase("PreferSameNode", "a", "node-1")]
    [TestCase(null, null, null)]
    public void Hints_where_traffic_should_come_from(string? distribution, string? zone, string? node)
    {
        CreateService(spec => spec with { TrafficDistribution = distribution });
        AddPod("ready");
        AddPod("unready", isReady: false);
        Deliver();

        var endpoints = Slices.Single().Endpoints.ToDictionary(endpoint => endpoint.TargetRef!.Name!);
        endpoints["unready"].Hints.Should().BeNull();
        endpoints["ready"].Hints?.ForZones.SingleOrDefault()?.Name.Should().Be(zone);
        endpoints["ready"].Hints?.ForNodes.SingleOrDefault()?.Name.Should().Be(node);
        (endpoints["ready"].Hints is null).Should().Be(distribution is null);
    }

    [Test]
    public void Mirrors_endpoints_kept_by_hand_unless_told_not_to()
    {
        Client.Create(new Service { Metadata = new() { Name = "svc", Namespace = "default" }, Spec = new() { Ports = [new() { Port = 80 }] } });
        var byHand = Client.Create(new ClusterSim.Api.Core.Endpoints
        {
            Metadata = new() { Name = "svc", Namespace = "default", Labels = ValueMap.Of(("tier", "db")) },
            Subsets = [new() { Addresses = [new() { Ip = "192.0.2.1" }], NotReadyAddresses = [new() { Ip = "192.0.2.2" }], Ports = [new() { Port = 5432 }] }],
        });
        Deliver();

        var mirror = Slices.Should().ContainSingle().Subject;
        mirror.Label("endpointslice.kubernetes.io/managed-by").Should().Be("endpointslicemirroring-controller.k8s.io");
        mirror.Label("tier").Should().Be("db");
        mirror.Endpoints.Select(endpoint => (endpoint.Addresses[0], endpoint.Conditions.Ready)).Should().BeEquivalentTo([("192.0.2.1", (bool?)true), ("192.0.2.2", false)]);

        Client.Update(byHand.WithLabel("endpointslice.kubernetes.io/skip-mirror", "true"));
        Deliver();
        Slices.Should().BeEmpty();
    }
}
