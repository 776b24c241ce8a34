using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Networking;

/// <summary>Services of a whole cluster, as their clients see them.</summary>
public sealed class ServiceTests : WholeClusterFixture
{
    [Test]
    public void Get_an_address_and_send_each_request_to_one_of_the_ready_pods()
    {
        ApplyKubia(replicas: 3);
        Cluster.Apply(Kubia(spec => spec));
        RunUntilReady(3);

        var answers = Enumerable.Range(0, 60).Select(_ => Cluster.Http.Get("http://kubia/").Text).ToList();
        Service("kubia").Spec.ClusterIP.Should().MatchRegex(@"^10\.(9[6-9]|10\d|11[01])\.", "10.96.0.0/12 is for Services");
        answers.Distinct().Should().BeEquivalentTo(ReadyPods("kubia").Select(pod => $"You've hit {pod.Metadata.Name}\n"));
        Cluster.Http.Get($"http://{Service("kubia").Spec.ClusterIP}/").Text.Should().StartWith("You've hit kubia-");
    }

    [Test]
    public void Answer_in_the_same_order_for_the_same_seed()
    {
        List<string> AnswersOf(Cluster cluster)
        {
            cluster.Apply(Set(3), Kubia(spec => spec));
            cluster.RunUntil(() => cluster.Client.List<Pod>("default").Count(pod => pod.IsReady) == 3, TimeSpan.FromMinutes(1));
            cluster.Run(TimeSpan.FromSeconds(1));
            return [.. Enumerable.Range(0, 20).Select(_ => cluster.Http.Get("http://kubia/").Text)];
        }

        using var other = new Cluster(seed: 1);
        using var another = new Cluster(seed: 2);
        var first = AnswersOf(Cluster);

        AnswersOf(other).Should().Equal(first);
        AnswersOf(another).Should().NotEqual(first);
    }

    [Test]
    public void Refuse_connections_while_no_pod_is_ready()
    {
        Cluster.Apply(Kubia(spec => spec));
        Run(1);

        var refused = () => Cluster.Http.Get("http://kubia/");
        refused.Should().Throw<HttpRequestException>().Which.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
        ApplyKubia(replicas: 1);
        RunUntilReady(1);
        Cluster.Http.Get("http://kubia/").Text.Should().StartWith("You've hit");
    }

    [Test]
    public void Are_not_known_by_a_wrong_name_and_do_not_answer_on_a_wrong_port()
    {
        ApplyKubia(replicas: 1);
        Cluster.Apply(Kubia(spec => spec));
        RunUntilReady(1);

        var unknown = () => Cluster.Http.Get("http://kubja/");
        unknown.Should().Throw<HttpRequestException>().Which.HttpRequestError.Should().Be(HttpRequestError.NameResolutionError);
        var before = Cluster.Now;
        var wrongPort = () => Cluster.Http.Get("http://kubia:8081/");
        wrongPort.Should().Throw<TaskCanceledException>("a virtual address does not answer on other ports");
        Since(before).Should().Be(100);
    }

    [Test]
    public void Lead_to_a_named_port_of_each_pod_whatever_its_number()
    {
        Cluster.Images.AddServer("echo", (request, context) => HttpResponse.FromText($"{context.PodName} on {request.Port}"));
        ApplyPod("old", "echo", main => main with { Ports = [new() { Name = "http", Port = 8080 }] }, Labelled);
        ApplyPod("new", "echo", main => main with { Ports = [new() { Name = "http", Port = 9090 }] }, Labelled);
        foreach (var name in (string[])["old", "new"])
            Cluster.Apply(Pod(name) with { Metadata = Pod(name).Metadata with { Labels = [new("app", "kubia")] } });
        Cluster.Apply(Kubia(spec => spec with { Ports = [new() { Port = 80, TargetPort = "http" }] }));
        RunUntilReady("old", "new");
        Run(1);

        Enumerable.Range(0, 30).Select(_ => Cluster.Http.Get("http://kubia/").Text).Distinct().Should().BeEquivalentTo("old on 8080", "new on 9090");

        static PodSpec Labelled(PodSpec spec) => spec;
    }

    [Test]
    public void Send_a_client_to_the_same_pod_again_with_session_affinity()
    {
        ApplyKubia(replicas: 3);
        Cluster.Apply(Kubia(spec => spec with { SessionAffinity = "ClientIP" }));
        ApplyPod("alice", "nginx");
        ApplyPod("bob", "nginx");
        RunUntilReady(3);
        RunUntilReady("alice", "bob");

        string[] clients = ["alice", "bob"];
        var hits = clients.ToDictionary(client => client, client => Enumerable.Range(0, 20).Select(_ => From(client)).Distinct().ToList());
        hits.Values.Should().OnlyContain(answers => answers.Count == 1);

        var favourite = hits["alice"][0]["You've hit ".Length..].Trim();
        Cluster.Client.Delete<Pod>(new ObjectKey("default", favourite));
        Cluster.RunUntil(() => FindPod(favourite) is null && ReadyPods("kubia").Count == 3, TimeSpan.FromMinutes(2));
        Run(1);
        Enumerable.Range(0, 20).Select(_ => From("alice")).Distinct().Should().ContainSingle().Which.Should().NotBe(hits["alice"][0]);

        string From(string client) => Cluster.Http.From("default", client).Get("http://kubia/").Text;
    }

    [Test]
    public void Forget_a_client_that_has_been_away_for_long()
    {
        ApplyKubia(replicas: 4);
        Cluster.Apply(Kubia(spec => spec with { SessionAffinity = "ClientIP", SessionAffinityConfig = new() { ClientIP = new() { TimeoutSeconds = 60 } } }));
        RunUntilReady(4);

        var often = Hits(20, pause: 59);
        var seldom = Hits(20, pause: 60);
        often.Should().ContainSingle();
        seldom.Count.Should().BeGreaterThan(1);

        List<string> Hits(int count, double pause) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            Run(pause);
            return Cluster.Http.Get("http://kubia/").Text;
        }).Distinct()];
    }

    [Test]
    public void Are_found_by_short_qualified_and_complete_names()
    {
        ApplyKubia(replicas: 1);
        Cluster.Apply(Kubia(spec => spec));
        Cluster.Apply(new Namespace { Metadata = new() { Name = "shop" } });
        RunUntilReady(1);

        var shop = Cluster.Http.InNamespace("shop");
        foreach (var name in (string[])["kubia.default", "kubia.default.svc", "kubia.default.svc.cluster.local", "kubia.default.svc.cluster.local.", "KUBIA.default"])
            shop.Get($"http://{name}/").Text.Should().StartWith("You've hit", name);
        var unqualified = () => shop.Get("http://kubia/");
        unqualified.Should().Throw<HttpRequestException>();
    }

    [Test]
    public void Without_an_address_stand_for_their_pods_each_of_which_may_have_a_name()
    {
        ApplyPod("db-0", "luksa/kubia", spec: spec => spec with { Hostname = "first", Subdomain = "db" });
        ApplyPod("db-1", "luksa/kubia", spec: spec => spec with { Hostname = "second", Subdomain = "db" });
        foreach (var name in (string[])["db-0", "db-1"])
            Cluster.Apply(Pod(name) with { Metadata = Pod(name).Metadata with { Labels = [new("app", "db")] } });
        Cluster.Apply(new Service { Metadata = new() { Name = "db" }, Spec = new() { ClusterIP = "None", Selector = [new("app", "db")], Ports = [new() { Port = 8080 }] } });
        RunUntilReady("db-0", "db-1");
        Run(1);

        Enumerable.Range(0, 30).Select(_ => Cluster.Http.Get("http://db:8080/").Text).Distinct().Should().BeEquivalentTo("You've hit first\n", "You've hit second\n");
        Cluster.Http.Get("http://first.db:8080/").Text.Should().Be("You've hit first\n");
        Cluster.Http.Get("http://second.db.default.svc.cluster.local:8080/").Text.Should().Be("You've hit second\n");
        Cluster.Http.Get($"http://{Pod("db-1").Status.PodIP!.Replace('.', '-')}.default.pod.cluster.local:8080/").Text.Should().Be("You've hit second\n");
        var unknown = () => Cluster.Http.Get("http://third.db:8080/");
        unknown.Should().Throw<HttpRequestException>();
    }

    [Test]
    public void Answer_on_a_port_of_every_node_and_on_the_load_balancers_address()
    {
        ApplyKubia(replicas: 1);
        Cluster.Apply(Kubia(spec => spec with { Type = "LoadBalancer" }));
        RunUntilReady(1);
        Cluster.RunUntil(() => Service("kubia").Status.LoadBalancer.Ingress.Count > 0, TimeSpan.FromMinutes(2));

        var nodePort = Service("kubia").Spec.Ports[0].NodePort;
        nodePort.Should().BeInRange(30000, 32767);
        foreach (var machine in Cluster.Machines)
            Cluster.Http.Get($"http://{machine.Address}:{nodePort}/").Text.Should().StartWith("You've hit");
        Cluster.Http.Get($"http://{Service("kubia").Status.LoadBalancer.Ingress[0].Ip}/").Text.Should().StartWith("You've hit");
    }

    [Test]
    public void Stay_on_one_node_where_the_traffic_policy_is_local()
    {
        ApplyKubia(replicas: 1);
        Cluster.Apply(Kubia(spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local", InternalTrafficPolicy = "Local" }));
        RunUntilReady(1);
        var home = ReadyPods("kubia")[0].Spec.NodeName!;
        var away = Cluster.Machines.First(machine => machine.Name != home);
        ApplyPod("near", "nginx", spec: spec => spec with { NodeName = home });
        ApplyPod("far", "nginx", spec: spec => spec with { NodeName = away.Name });
        RunUntilReady("near", "far");
        var nodePort = Service("kubia").Spec.Ports[0].NodePort;

        Cluster.Http.Get($"http://{Cluster.Machine(home).Address}:{nodePort}/").Text.Should().StartWith("You've hit");
        var elsewhere = () => Cluster.Http.Get($"http://{away.Address}:{nodePort}/");
        elsewhere.Should().Throw<TaskCanceledException>();
        Cluster.Http.From("default", "near").Get("http://kubia/").Text.Should().StartWith("You've hit");
        var fromAfar = () => Cluster.Http.From("default", "far").Get("http://kubia/");
        fromAfar.Should().Throw<TaskCanceledException>();
    }

    [Test]
    public void Write_the_line_of_the_book_into_the_log()
    {
        ApplyKubia(replicas: 1);
        Cluster.Apply(Kubia(spec => spec));
        ApplyPod("client", "nginx");
        RunUntilReady(1);
        RunUntilReady("client");
        Cluster.Http.From("default", "client").Get("http://kubia/");

        var pod = ReadyPods("kubia")[0].Metadata.Name!;
        Cluster.Containers.Get("default", pod).Log.Select(line => line.Text).Should().Equal("Kubia server starting...", $"Received request from ::ffff:{Pod("client").Status.PodIP}");
    }

    private static Service Kubia(Func<ServiceSpec, ServiceSpec> change) => new()
    {
        Metadata = new() { Name = "kubia" },
        Spec = change(new() { Selector = [new("app", "kubia")], Ports = [new() { Port = 80, TargetPort = 8080 }] }),
    };

    private static ReplicaSet Set(int replicas) => new()
    {
        Metadata = new() { Name = "kubia" },
        Spec = new()
        {
            Replicas = replicas,
            Selector = new() { MatchLabels = [new("app", "kubia")] },
            Template = new()
            {
                Metadata = new() { Labels = [new("app", "kubia")] },
                Spec = new() { Containers = [new() { Name = "kubia", Image = "luksa/kubia", Ports = [new() { Port = 8080 }] }] },
            },
        },
    };

    private void ApplyKubia(int replicas) => Cluster.Apply(Set(replicas));

    private void RunUntilReady(int replicas)
    {
        Cluster.RunUntil(() => ReadyPods("kubia").Count == replicas, TimeSpan.FromMinutes(1));
        Run(1);
    }

    private Service Service(string name) => Cluster.Client.Get<Service>(new ObjectKey("default", name));
}
