using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Networking;

/// <summary>Where a Service's traffic goes, and whom its Pods believe it to come from.</summary>
public sealed class TrafficTests : WholeClusterFixture
{
    private const string Client = "172.18.0.1"; // Whoever is outside.

    [SetUp]
    public void StartPods()
    {
        Cluster.Images.AddServer("echo", (request, context) => HttpResponse.FromText($"{context.PodName} saw {request.RemoteAddress}"), 80);
        for (var i = 1; i <= 2; i++)
        {
            ApplyPod($"web-{i}", "echo", spec: spec => spec with { NodeName = $"node-{i}" });
            Cluster.Apply(Pod($"web-{i}") with { Metadata = Pod($"web-{i}").Metadata with { Labels = [new("app", "web")] } });
        }
        ApplyPod("client", "nginx", spec: spec => spec with { NodeName = "node-3" });
        RunUntilReady("web-1", "web-2", "client");
    }

    [Test]
    public void Shows_a_pod_the_address_of_the_pod_that_asks()
    {
        Apply(spec => spec);

        Answers("http://web/", from: "client").Should().BeEquivalentTo($"web-1 saw {Pod("client").Status.PodIP}", $"web-2 saw {Pod("client").Status.PodIP}");
        Answers($"http://{Pod("web-1").Status.PodIP}/", from: "client").Should().Equal($"web-1 saw {Pod("client").Status.PodIP}");
    }

    [Test]
    public void Comes_from_the_node_when_a_pod_hits_itself_through_its_service()
    {
        Apply(spec => spec);

        Answers("http://web/", from: "web-1").Should().BeEquivalentTo($"web-1 saw {Bridge("node-1")}", $"web-2 saw {Pod("web-1").Status.PodIP}");
    }

    [Test]
    public void Comes_from_the_node_through_which_it_entered_unless_the_policy_is_local()
    {
        var port = Apply(spec => spec with { Type = "NodePort" }).Spec.Ports[0].NodePort;
        Answers($"http://{Address("node-3")}:{port}/").Should().BeEquivalentTo($"web-1 saw {Address("node-3")}", $"web-2 saw {Address("node-3")}");

        Apply(spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local", Ports = [spec.Ports[0] with { NodePort = port }] });
        Answers($"http://{Address("node-2")}:{port}/").Should().Equal($"web-2 saw {Client}");
        Cluster.Invoking(cluster => cluster.Http.Get($"http://{Address("node-3")}:{port}/")).Should().Throw<TaskCanceledException>("a node without endpoints drops it");
        Answers($"http://{Address("node-3")}:{port}/", from: "client").Should().HaveCount(2, "traffic from inside is not bound by it");
    }

    [Test]
    public void Goes_through_nodes_with_endpoints_only_when_a_load_balancer_is_to_keep_the_clients_address()
    {
        Apply(spec => spec with { Type = "LoadBalancer" });
        var address = LoadBalancer();
        Answers($"http://{address}/", times: 60).Should().BeEquivalentTo(
            from pod in (string[])["web-1", "web-2"] from node in (string[])["node-1", "node-2", "node-3"] select $"{pod} saw {(Pod(pod).Spec.NodeName == node ? Bridge(node) : Address(node))}");

        Apply(spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local" });
        Answers($"http://{address}/").Should().BeEquivalentTo($"web-1 saw {Client}", $"web-2 saw {Client}");
    }

    [Test]
    public void Tells_load_balancers_which_nodes_have_endpoints()
    {
        var port = Apply(spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local" }).Spec.HealthCheckNodePort;
        var (near, far) = (Cluster.Http.Get($"http://{Address("node-1")}:{port}/healthz"), Cluster.Http.Get($"http://{Address("node-3")}:{port}/healthz"));

        (near.Status, far.Status).Should().Be((200, 503));
        near.Text.Should().Contain("\"localEndpoints\": 1").And.Contain("\"name\": \"web\"");
    }

    [Test]
    public void Comes_only_from_the_ranges_that_a_load_balancer_lets_through()
    {
        Apply(spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["10.0.0.0/8"] });
        var address = LoadBalancer();

        Cluster.Invoking(cluster => cluster.Http.Get($"http://{address}/")).Should().Throw<TaskCanceledException>();
        Answers($"http://{address}/", from: "client").Should().HaveCount(2);
    }

    [Test]
    public void Reaches_an_external_address()
    {
        Apply(spec => spec with { ExternalIPs = ["198.51.100.7"] });

        Answers("http://198.51.100.7/", times: 60).Should().Contain($"web-1 saw {Bridge("node-1")}").And.Contain($"web-2 saw {Address("node-3")}");
        Cluster.Invoking(cluster => cluster.Http.Get("http://198.51.100.7:81/")).Should().Throw<TaskCanceledException>();
    }

    [Test]
    public void Reaches_a_node_port_on_the_nodes_own_loopback_address()
    {
        var port = Apply(spec => spec with { Type = "NodePort" }).Spec.Ports[0].NodePort;
        ApplyPod("host", "nginx", spec: spec => spec with { HostNetwork = true, NodeName = "node-3" });
        RunUntilReady("host");

        Answers($"http://localhost:{port}/", from: "host").Should().BeEquivalentTo($"web-1 saw {Address("node-3")}", $"web-2 saw {Address("node-3")}");
    }

    [Test]
    public void Follows_endpoints_that_somebody_writes_by_hand()
    {
        Cluster.Apply(
            new Service { Metadata = new() { Name = "manual" }, Spec = new() { Ports = [new() { Port = 80, TargetPort = 80 }] } },
            new Endpoints { Metadata = new() { Name = "manual" }, Subsets = [new() { Addresses = [new() { Ip = Pod("web-2").Status.PodIP! }], Ports = [new() { Port = 80 }] }] });
        Run(1);

        Answers("http://manual/", from: "client").Should().Equal($"web-2 saw {Pod("client").Status.PodIP}");
    }

    [TestCase("node-3", null, "web-2")]
    [TestCase(null, "east", "web-1")]
    public void Goes_where_hints_say(string? forNode, string? forZone, string expected)
    {
        var node = Cluster.Client.Get<Node>(new ObjectKey("", "node-3"));
        Cluster.Client.Update(node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.Set("topology.kubernetes.io/zone", "east") } });
        Cluster.Apply(
            new Service { Metadata = new() { Name = "near" }, Spec = new() { Ports = [new() { Port = 80 }] } },
            new EndpointSlice
            {
                Metadata = new() { Name = "near-1", Labels = [new("kubernetes.io/service-name", "near")] },
                AddressType = "IPv4",
                Ports = [new() { Name = "", Port = 80, Protocol = "TCP" }],
                Endpoints = [Hinted("web-1", "node-1", forZone ?? ""), Hinted("web-2", forNode ?? "node-2", "west")],
            });
        Run(1);

        Answers("http://near/", from: "client").Should().Equal($"{expected} saw {Pod("client").Status.PodIP}");
        Answers("http://near/").Should().HaveCount(2, "hints are for nodes, and this client is on none");

        Endpoint Hinted(string pod, string hintedNode, string zone) => new()
        {
            Addresses = [Pod(pod).Status.PodIP!],
            Conditions = new() { Ready = true },
            Hints = new() { ForNodes = forNode is null ? [] : [new() { Name = hintedNode }], ForZones = forZone is null ? [] : [new() { Name = zone }] },
        };
    }

    [Test]
    public void Leaves_endpoints_that_are_going_until_there_is_no_other()
    {
        Cluster.Images.AddServer("slow", (_, context) => HttpResponse.FromText(context.PodName), 80);
        Cluster.Apply(
            new Service { Metadata = new() { Name = "going" }, Spec = new() { Ports = [new() { Port = 80 }] } },
            Slice(new() { Ready = false, Serving = true, Terminating = true }, new() { Ready = true, Serving = true, Terminating = false }));
        Run(1);
        Answers("http://going/").Should().Equal($"web-2 saw {Client}");

        Cluster.Apply(Slice(new() { Ready = false, Serving = true, Terminating = true }, new() { Ready = false, Serving = false, Terminating = true }));
        Run(1);
        Answers("http://going/").Should().Equal($"web-1 saw {Client}");

        EndpointSlice Slice(EndpointConditions one, EndpointConditions two) => new()
        {
            Metadata = new() { Name = "going-1", Labels = [new("kubernetes.io/service-name", "going")] },
            AddressType = "IPv4",
            Ports = [new() { Name = "", Port = 80, Protocol = "TCP" }],
            Endpoints = [new() { Addresses = [Pod("web-1").Status.PodIP!], Conditions = one }, new() { Addresses = [Pod("web-2").Status.PodIP!], Conditions = two }],
        };
    }

    private Service Apply(Func<ServiceSpec, ServiceSpec> change)
    {
        var service = new Service { Metadata = new() { Name = "web" }, Spec = change(new() { Selector = [new("app", "web")], Ports = [new() { Port = 80 }] }) };
        Cluster.Apply(service);
        Run(1);
        return Cluster.Client.Get<Service>(new ObjectKey("default", "web"));
    }

    private string LoadBalancer()
    {
        Run(31);
        return Cluster.Client.Get<Service>(new ObjectKey("default", "web")).Status.LoadBalancer.Ingress[0].Ip!;
    }

    /// <summary>The node's address on the bridge to its Pods.</summary>
    private string Bridge(string node) => Cluster.Client.Get<Node>(new ObjectKey("", node)).Spec.PodCIDR!.Replace(".0/24", ".1");

    private string Address(string machine) => Cluster.Machine(machine).Address;

    private List<string> Answers(string url, string? from = null, int times = 20)
    {
        var http = from is null ? Cluster.Http : Cluster.Http.From("default", from);
        return [.. Enumerable.Range(0, times).Select(_ => http.Get(url).Text).Distinct()];
    }
}
