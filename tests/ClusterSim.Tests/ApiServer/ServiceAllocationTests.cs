using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;

namespace ClusterSim.Tests.ApiServer;

public sealed class ServiceAllocationTests : ApiServerFixture
{
    private protected override ApiServerOptions Options => new() { ServiceClusterIpRange = "10.7.0.0/29", FirstNodePort = 30000, LastNodePort = 30001 };

    [Test]
    public void Gives_every_service_an_address_of_its_own()
    {
        var addresses = Enumerable.Range(0, 6).Select(i => Server.Create(Admin, Service("s" + i)).Spec.ClusterIP).ToList();

        addresses.Should().OnlyHaveUniqueItems().And.OnlyContain(address => address!.StartsWith("10.7.0."));
        Refusal(() => Server.Create(Admin, Service("one-too-many"))).Message.Should().Be("failed to allocate a serviceIP: range is full");
    }

    [Test]
    public void Refuses_an_address_that_is_taken_or_outside_the_range()
    {
        Server.Create(Admin, Service("a", ip: "10.7.0.3"));

        Refusal(() => Server.Create(Admin, Service("b", ip: "10.7.0.3"))).Message
            .Should().Be("Service \"b\" is invalid: spec.clusterIPs: Invalid value: [\"10.7.0.3\"]: failed to allocate IP 10.7.0.3: provided IP is already allocated");
        Refusal(() => Server.Create(Admin, Service("c", ip: "10.8.0.3"))).Message.Should().Contain("failed to allocate IP 10.8.0.3: the provided network does not match the current range");
    }

    [Test]
    public void Takes_addresses_and_ports_back()
    {
        Server.Create(Admin, Service("a", ip: "10.7.0.3", type: "NodePort"));
        Server.Create(Admin, Service("b", type: "NodePort"));

        Server.Delete<Service>(Admin, Key("a"));
        var again = Server.Create(Admin, Service("c", ip: "10.7.0.3", type: "NodePort"));

        again.Spec.ClusterIP.Should().Be("10.7.0.3");
    }

    [Test]
    public void Takes_nothing_when_the_service_is_refused()
    {
        for (var i = 0; i < 10; i++)
            Refusal(() => Server.Create(Admin, Service("Not_A_Name", type: "NodePort")));

        Server.Create(Admin, Service("s", type: "NodePort")).Spec.Ports[0].NodePort.Should().BeInRange(30000, 30001);
    }

    [Test]
    public void Keeps_address_and_port_when_an_update_leaves_them_out()
    {
        var created = Server.Create(Admin, Service("s", type: "NodePort"));

        var updated = Server.Update(Admin, Service("s", type: "NodePort") with { Metadata = Service("s").Metadata with { Labels = [new("a", "b")] } });

        updated.Spec.ClusterIP.Should().Be(created.Spec.ClusterIP);
        updated.Spec.Ports[0].NodePort.Should().Be(created.Spec.Ports[0].NodePort);
    }

    private static Service Service(string name, string? ip = null, string type = "ClusterIP") => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Type = type, ClusterIP = ip, Selector = [new("app", "web")], Ports = [new() { Port = 80 }] },
    };
}
