using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Api.Networking;
using ClusterSim.Client;

namespace ClusterSim.Tests.Networking;

public sealed class NetworkPolicyTests : WholeClusterFixture
{
    [SetUp]
    public void StartPods()
    {
        Cluster.Apply(new Namespace { Metadata = new() { Name = "shop", Labels = [new("team", "shop")] } });
        Run(0);
        foreach (var (ns, name, node) in (ReadOnlySpan<(string, string, string)>)[("default", "db", "node-1"), ("default", "web", "node-2"), ("default", "batch", "node-2"), ("shop", "web", "node-3")])
        {
            Cluster.Apply(new Pod
            {
                Metadata = new() { Name = name, Namespace = ns, Labels = [new("app", name)] },
                Spec = new() { NodeName = node, Containers = [new() { Name = "main", Image = "anything", Ports = [new() { Name = "sql", Port = 5432 }, new() { Name = "metrics", Port = 9100 }] }] },
            });
        }
        Cluster.Apply(new Service { Metadata = new() { Name = "db" }, Spec = new() { Selector = [new("app", "db")], Ports = [new() { Port = 80, TargetPort = "sql" }] } });
        RunUntilReady("db", "web", "batch");
        Run(5);
    }

    [Test]
    public void Lets_everything_through_where_no_policy_selects_the_pod()
    {
        Apply("other", Select("nobody") with { PolicyTypes = ["Ingress", "Egress"] });

        Who("db:80").Should().Equal("web", "batch", "shop/web", "outside");
    }

    [Test]
    public void Denies_everything_by_default_and_lets_the_node_through()
    {
        Apply("deny", new() { PodSelector = new(), PolicyTypes = ["Ingress"] });

        Who("db:80").Should().BeEmpty();
        ApplyPod("host", "nginx", spec: spec => spec with { NodeName = "node-1", HostNetwork = true });
        RunUntilReady("host");
        Reaches("default/host", Ip("default", "db") + ":5432").Should().BeTrue("what comes from the Pod's own node is beyond policies");
    }

    [Test]
    public void Lets_in_the_pods_of_its_namespace_that_a_rule_selects()
    {
        Apply("db", Select("db") with { Ingress = [new() { From = [new() { PodSelector = LabelSelector.Label("app", "web") }] }] });

        Who("db:80").Should().Equal("web");
    }

    [Test]
    public void Lets_in_the_pods_of_namespaces_and_those_of_both_where_a_peer_names_both()
    {
        var shop = LabelSelector.Label("team", "shop");
        Apply("db", Select("db") with { Ingress = [new() { From = [new() { NamespaceSelector = shop }] }] });
        Who("db:80").Should().Equal("shop/web");

        Apply("db", Select("db") with { Ingress = [new() { From = [new() { NamespaceSelector = new(), PodSelector = LabelSelector.Label("app", "web") }] }] });
        Who("db:80").Should().Equal("web", "shop/web");

        Apply("db", Select("db") with { Ingress = [new() { From = [new() { NamespaceSelector = shop, PodSelector = LabelSelector.Label("app", "batch") }] }] });
        Who("db:80").Should().BeEmpty();
    }

    [Test]
    public void Lets_in_addresses_of_a_range_but_for_its_exceptions()
    {
        Apply("db", Select("db") with { Ingress = [new() { From = [new() { IpBlock = new() { Cidr = "0.0.0.0/0", Except = [Ip("default", "web") + "/32"] } }] }] });

        Who("db:80").Should().Equal("batch", "shop/web", "outside");
    }

    [Test]
    public void Looks_at_the_port_of_the_pod_by_number_name_or_range()
    {
        var pod = Ip("default", "db");
        Apply("db", Select("db") with { Ingress = [new() { Ports = [new() { Port = "sql" }] }] });
        (Reaches("default/web", "db:80"), Reaches("default/web", pod + ":9100")).Should().Be((true, false));

        Apply("db", Select("db") with { Ingress = [new() { Ports = [new() { Port = 9000, EndPort = 9200 }] }] });
        (Reaches("default/web", "db:80"), Reaches("default/web", pod + ":9100")).Should().Be((false, true));

        Apply("db", Select("db") with { Ingress = [new() { Ports = [new() { Port = 5432, Protocol = "UDP" }] }] });
        (Reaches("default/web", "db:80"), Reaches("default/web", pod + ":9100")).Should().Be((false, false));
    }

    [Test]
    public void Adds_up_where_several_policies_select_a_pod()
    {
        Apply("one", Select("db") with { Ingress = [new() { From = [new() { PodSelector = LabelSelector.Label("app", "web") }] }] });
        Apply("two", Select("db") with { Ingress = [new() { From = [new() { PodSelector = LabelSelector.Label("app", "batch") }] }] });

        Who("db:80").Should().Equal("web", "batch");
    }

    [Test]
    public void Keeps_a_pod_from_going_out()
    {
        Apply("web", Select("web") with { PolicyTypes = ["Egress"], Egress = [new() { To = [new() { PodSelector = LabelSelector.Label("app", "batch") }] }] });

        Reaches("default/web", Ip("default", "batch") + ":5432").Should().BeTrue();
        Reaches("default/web", Ip("default", "db") + ":5432").Should().BeFalse();
        Reaches("default/web", Ip("shop", "web") + ":5432").Should().BeFalse();
        Reaches("default/batch", Ip("default", "db") + ":5432").Should().BeTrue();
    }

    [Test]
    public void Ends_no_connection_that_is_open()
    {
        Cluster.Images.Add("echo", async context =>
        {
            context.ListenTcp(7, async connection =>
            {
                while (await connection.ReadAsync() is { IsEmpty: false } bytes)
                    await connection.WriteAsync(bytes);
            });
            await context.WaitForStop();
            return 0;
        });
        ApplyPod("echo", "echo");
        RunUntilReady("echo");

        Cluster.Loop.Run(async () =>
        {
            using var connection = await Cluster.Http.From("default", "web").ConnectAsync(Ip("default", "echo"), 7);
            Cluster.Apply(new NetworkPolicy { Metadata = new() { Name = "deny" }, Spec = new() { PodSelector = new(), PolicyTypes = ["Ingress"] } });
            await Cluster.Loop.Delay(TimeSpan.FromSeconds(1));
            await connection.WriteAsync("still there?");

            (await connection.ReadAsync()).Length.Should().Be(12);
        });
    }

    private static NetworkPolicySpec Select(string app) => new() { PodSelector = LabelSelector.Label("app", app), PolicyTypes = ["Ingress"] };

    private void Apply(string name, NetworkPolicySpec spec)
    {
        Cluster.Apply(new NetworkPolicy { Metadata = new() { Name = name }, Spec = spec });
        Run(0);
    }

    private string Ip(string ns, string pod) => Cluster.Client.Get<Pod>(new ObjectKey(ns, pod)).Status.PodIP!;

    /// <summary>Who gets an answer from there.</summary>
    private List<string> Who(string target) =>
        [.. new[] { "default/web", "default/batch", "shop/web", "outside" }.Where(client => Reaches(client, target)).Select(client => client.Replace("default/", ""))];

    private bool Reaches(string client, string target)
    {
        var http = client == "outside" ? Cluster.Http : Cluster.Http.From(client.Split('/')[0], client.Split('/')[1]);
        try
        {
            return http.InNamespace("default").Get($"http://{target}/").Status == 200;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }
}
