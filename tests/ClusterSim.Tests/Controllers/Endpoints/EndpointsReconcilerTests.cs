using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Controllers.Endpoints;

public sealed class EndpointsReconcilerTests : EndpointsFixture
{
    [Test]
    public void Tells_ready_addresses_from_those_that_are_not()
    {
        CreateService();
        AddPod("p1");
        AddPod("p2", isReady: false);
        Deliver();

        var subset = Endpoints.Subsets.Should().ContainSingle().Subject;
        subset.Addresses.Select(address => address.TargetRef!.Name).Should().Equal("p1");
        subset.NotReadyAddresses.Select(address => address.TargetRef!.Name).Should().Equal("p2");
        subset.Ports.Should().ContainSingle().Which.Port.Should().Be(80);
    }

    [Test]
    public void Lists_all_as_ready_where_the_service_says_so()
    {
        CreateService(spec => spec with { PublishNotReadyAddresses = true });
        AddPod("p1", isReady: false);
        Deliver();

        Endpoints.Subsets.Single().Addresses.Should().ContainSingle();
    }

    [Test]
    public void Groups_pods_by_the_ports_that_they_really_have()
    {
        CreateService(spec => spec with { Ports = [new() { Name = "web", Port = 80, TargetPort = "http" }, new() { Name = "metrics", Port = 90, TargetPort = "m" }] });
        AddPod("both", ports: [new() { Name = "http", Port = 8080 }, new() { Name = "m", Port = 9090 }]);
        AddPod("web-only", ports: [new() { Name = "http", Port = 8081 }]);
        AddPod("none");
        Deliver();

        Endpoints.Subsets.Select(subset => string.Join(',', subset.Ports.Select(port => $"{port.Name}={port.Port}")) + " " + subset.Addresses.Single().TargetRef!.Name)
            .Should().BeEquivalentTo("metrics=9090,web=8080 both", "web=8081 web-only");
    }

    [Test]
    public void Marks_those_of_a_headless_service()
    {
        CreateService(spec => spec with { ClusterIP = "None" });

        Endpoints.Metadata.Labels.ContainsKey("service.kubernetes.io/headless").Should().BeTrue();
    }

    [Test]
    public void Lists_a_thousand_addresses_at_most_the_ready_ones_first_and_says_that_there_are_more()
    {
        CreateService();
        AddPod("unready", isReady: false);
        for (var i = 0; i < 1000; i++)
            AddPod($"p{i}");
        Deliver();

        Endpoints.Annotation("endpoints.kubernetes.io/over-capacity").Should().Be("truncated");
        Endpoints.Subsets.Sum(subset => subset.Addresses.Count).Should().Be(1000);
        Endpoints.Subsets.Sum(subset => subset.NotReadyAddresses.Count).Should().Be(0);

        Client.Delete<Pod>(Key("p0"), new() { GracePeriodSeconds = 0 });
        Client.Delete<Pod>(Key("p1"), new() { GracePeriodSeconds = 0 });
        Deliver();
        Endpoints.Annotation("endpoints.kubernetes.io/over-capacity").Should().BeNull();
        Endpoints.Subsets.Sum(subset => subset.NotReadyAddresses.Count).Should().Be(1);
    }

    [Test]
    public void Goes_with_its_service()
    {
        CreateService();

        Client.Delete<Service>(Key("svc"));
        Deliver();

        Client.Find<ClusterSim.Api.Core.Endpoints>(Key("svc")).Should().BeNull();
    }
}
