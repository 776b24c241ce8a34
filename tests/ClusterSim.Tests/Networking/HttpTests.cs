using System.Net.Sockets;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Client;
using ClusterSim.Faults;
using ClusterSim.Networking;
using ClusterSim.Nodes.Programs;
using ClusterSim.Tests.Nodes;

namespace ClusterSim.Tests.Networking;

public sealed class HttpTests : NodeFixture
{
    [SetUp]
    public void StartPods()
    {
        Machines.Add("node-a");
        Machines.Add("node-b");
        CreatePod("one", node: "node-a");
        CreatePod("two", node: "node-b");
        RunUntilReady("one", "two");
    }

    [Test]
    public void Says_which_pod_was_hit()
    {
        Http.Get("http://10.244.0.2:8080/").Text.Should().Be("You've hit one\n");
        Http.Get("http://10.244.1.2:8080/").Text.Should().Be("You've hit two\n");
    }

    [TestCase("kubia")]
    [TestCase("kubia.default")]
    [TestCase("kubia.default.svc")]
    [TestCase("kubia.default.svc.cluster.local")]
    [TestCase("kubia.default.svc.cluster.local.")]
    public void Finds_a_service_by_any_of_its_names(string name)
    {
        CreateService("kubia", 80, 8080, "one");

        Http.Get($"http://{name}/").Text.Should().Be("You've hit one\n");
    }

    [Test]
    public void Looks_short_names_up_in_the_callers_namespace()
    {
        CreateService("kubia", 80, 8080, "one");
        var elsewhere = Http.InNamespace("shop");

        elsewhere.Get("http://kubia.default/").Status.Should().Be(200);
        elsewhere.Invoking(http => http.Get("http://kubia/")).Should().Throw<HttpRequestException>().WithMessage("Name or service not known (kubia:80)");
    }

    [Test]
    public void Spreads_requests_over_the_ready_endpoints_of_a_service()
    {
        CreateService("kubia", 80, 8080, "one", "two");
        var hits = Enumerable.Range(0, 200).GroupBy(_ => Http.Get("http://kubia/").Text).ToDictionary(group => group.Key, group => group.Count());

        hits.Keys.Should().BeEquivalentTo("You've hit one\n", "You've hit two\n");
        hits.Values.Should().OnlyContain(count => count > 70);
    }

    [Test]
    public void Sends_nothing_to_endpoints_that_are_not_ready()
    {
        var slice = EndpointsOf("kubia", "one", "two");
        Client.Update(slice with { Endpoints = slice.Endpoints.SetItem(0, slice.Endpoints[0] with { Conditions = new() { Ready = false, Serving = false } }) });
        Run(0);

        Enumerable.Range(0, 20).Select(_ => Http.Get("http://kubia/").Text).Should().OnlyContain(text => text == "You've hit two\n");
    }

    [Test]
    public void Is_refused_where_nothing_listens()
    {
        CreateService("empty", 80, 8080);

        foreach (var url in (string[])["http://10.244.0.2:81/", "http://empty/", "http://172.18.0.2:30000/"])
            Http.Invoking(http => http.Get(url)).Should().Throw<HttpRequestException>().WithMessage("Connection refused*")
                .WithInnerException<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
    }

    [Test]
    public void Waits_in_vain_for_an_answer_from_a_machine_without_power()
    {
        Machines["node-a"].PowerOff();
        var start = Loop.Now;

        Http.Invoking(http => http.Get("http://10.244.0.2:8080/")).Should().Throw<TaskCanceledException>().WithInnerException<TimeoutException>();
        (Loop.Now - start).Should().Be(TimeSpan.FromSeconds(100));
    }

    [Test]
    public void Does_not_get_through_a_partition_but_stays_on_the_machine()
    {
        CreatePod("neighbour", node: "node-a");
        RunUntilReady("neighbour");
        Machines["node-a"].Partition();

        Http.From("default", "one").Get("http://10.244.0.3:8080/").Text.Should().Be("You've hit neighbour\n");
        Http.Invoking(http => http.From("default", "two").Get("http://10.244.0.2:8080/")).Should().Throw<TaskCanceledException>();
    }

    [Test]
    public void Gets_through_when_only_the_api_server_is_out_of_reach()
    {
        Machines["node-a"].Partition(PartitionExtent.ApiServer);

        Http.Get("http://10.244.0.2:8080/").Text.Should().Be("You've hit one\n");
    }

    [Test]
    public void Shows_the_receiver_the_address_of_the_pod_that_asks()
    {
        Http.From("default", "two").Get("http://10.244.0.2:8080/");

        Containers.Get("default", "one").Log.Select(line => line.Text).Should().EndWith("Received request from ::ffff:10.244.1.2");
    }

    [Test]
    public void Reaches_a_service_through_a_port_of_every_node()
    {
        var service = CreateService("kubia", 80, 8080, spec => spec with { Type = "NodePort" }, "one");
        var port = service.Spec.Ports[0].NodePort;

        Http.Get($"http://172.18.0.2:{port}/").Text.Should().Be("You've hit one\n");
        Http.Get($"http://172.18.0.3:{port}/").Text.Should().Be("You've hit one\n");
    }

    [Test]
    public void Reaches_a_load_balancer_when_it_has_an_address()
    {
        CreateService("kubia", 80, 8080, spec => spec with { Type = "LoadBalancer" }, "one");
        Run(29);
        var early = Client.Get<Service>("default", "kubia");
        Run(2);
        var late = Client.Get<Service>("default", "kubia");

        early.Status.LoadBalancer.Ingress.Should().BeEmpty();
        late.Status.LoadBalancer.Ingress.Should().Equal(new LoadBalancerIngress { Ip = "203.0.113.1", IpMode = "VIP" });
        Http.Get("http://203.0.113.1/").Text.Should().Be("You've hit one\n");
        EventsOf("kubia").Should().Equal("EnsuringLoadBalancer: Ensuring load balancer", "EnsuredLoadBalancer: Ensured load balancer");
    }

    [Test]
    public void Says_what_of_a_service_changed_that_its_load_balancer_cares_about()
    {
        var service = CreateService("kubia", 80, 8080, spec => spec with { Type = "LoadBalancer" }, "one");
        Run(31);
        service = Client.Update(Client.Get<Service>("default", "kubia") with { Spec = service.Spec with { LoadBalancerSourceRanges = ["10.0.0.0/8"], LoadBalancerIP = null } });
        Run(1);
        Client.Update(service with { Spec = service.Spec with { Type = "ClusterIP", LoadBalancerSourceRanges = [], AllocateLoadBalancerNodePorts = null, ExternalTrafficPolicy = null } });
        Run(1);

        EventsOf("kubia").Should().Contain("LoadBalancerSourceRanges: [] -> [10.0.0.0/8]").And.Contain("Type: LoadBalancer -> ClusterIP").And.EndWith("DeletedLoadBalancer: Deleted load balancer");
        Client.Get<Service>("default", "kubia").Status.LoadBalancer.Ingress.Should().BeEmpty();
    }

    [Test]
    public void Takes_the_load_balancer_away_with_the_service()
    {
        var service = CreateService("kubia", 80, 8080, spec => spec with { Type = "LoadBalancer" }, "one");
        Run(40);
        Client.Delete(service);
        Run(1);

        Client.Find<Service>("default", "kubia").Should().BeNull();
        Http.Invoking(http => http.Get("http://203.0.113.1/")).Should().Throw<TaskCanceledException>();
    }

    [Test]
    public void Follows_an_external_name_inside_the_cluster()
    {
        CreateService("kubia", 80, 8080, "one");
        Client.Create(new Service { Metadata = new() { Name = "alias", Namespace = "default" }, Spec = new() { Type = "ExternalName", ExternalName = "kubia.default.svc.cluster.local" } });
        Run(0);

        Http.Get("http://alias/").Text.Should().Be("You've hit one\n");
    }

    [Test]
    public void Finds_a_pod_on_the_nodes_own_network_at_the_nodes_address()
    {
        CreatePod("host", "nginx", spec: spec => spec with { HostNetwork = true });
        RunUntilReady("host");

        Get("host").Status.PodIP.Should().Be("172.18.0.2");
        Http.Get("http://172.18.0.2/").Text.Should().Contain("Welcome to nginx!");
    }

    [Test]
    public void Finds_a_pod_behind_a_host_port()
    {
        CreatePod("web", "nginx", node: "node-b", container: main => main with { Ports = [new() { Port = 80, HostPort = 8081 }] });
        RunUntilReady("web");

        Http.Get("http://172.18.0.3:8081/").Text.Should().Contain("Welcome to nginx!");
        Http.Invoking(http => http.Get("http://172.18.0.2:8081/")).Should().Throw<HttpRequestException>();
    }

    [Test]
    public void Resolves_a_headless_service_to_the_addresses_of_its_pods()
    {
        CreateService("kubia", 80, 8080, spec => spec with { ClusterIP = "None" }, "one", "two");

        Enumerable.Range(0, 20).Select(_ => Http.Get("http://kubia:8080/").Text).Distinct().Should().HaveCount(2);
    }

    [Test]
    public void Lets_programs_talk_to_each_other_by_service_name()
    {
        CreateService("kubia", 80, 8080, "one");
        Catalog.AddServer("backend", (_, context) => HttpResponse.FromText($"from {context.Hostname}"), 8080);
        Catalog.Add("frontend", async context =>
        {
            var answer = await context.SendAsync("http://kubia/");
            context.Log(answer.Text.TrimEnd());
            using var client = new HttpClient(context.CreateHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
            context.Log((await client.GetStringAsync("http://kubia.default.svc/").ConfigureAwait(false)).TrimEnd());
            return 0;
        });
        CreatePod("frontend", "frontend", spec: spec => spec with { RestartPolicy = "Never" });
        Run(10);

        Containers.Get("default", "frontend").Log.Select(line => line.Text).Should().Equal("You've hit one", "You've hit one");
    }

    [Test]
    public void Waits_in_virtual_time_for_a_program_that_takes_its_time()
    {
        Catalog.Add("slow", async context =>
        {
            context.Listen(80, async request =>
            {
                await context.Delay(TimeSpan.FromSeconds(3));
                return HttpResponse.FromText("done " + request.Path);
            });
            await context.WaitForStop();
            return 0;
        });
        CreatePod("slow", "slow");
        RunUntilReady("slow");
        var start = Loop.Now;

        Http.Get("http://10.244.0.3/x?y=1").Text.Should().Be("done /x?y=1");
        (Loop.Now - start).Should().Be(TimeSpan.FromSeconds(3));
    }

    [Test]
    public void Is_reset_when_the_program_dies_before_it_answers()
    {
        Catalog.Add("dying", async context =>
        {
            context.Listen(80, async _ =>
            {
                await context.Delay(TimeSpan.FromSeconds(1));
                context.Exit(1);
                return HttpResponse.FromText("never seen");
            });
            await context.WaitForStop();
            return 0;
        });
        CreatePod("dying", "dying");
        RunUntilReady("dying");

        Http.Invoking(http => http.Get("http://10.244.0.3/")).Should().Throw<HttpRequestException>().WithInnerException<IOException>();
    }

    [Test]
    public void Answers_500_when_the_program_throws()
    {
        Catalog.AddServer("buggy", (_, _) => throw new InvalidOperationException("oops"), 80);
        CreatePod("buggy", "buggy");
        RunUntilReady("buggy");

        Http.Get("http://10.244.0.3/").Status.Should().Be(500);
        Containers.Get("default", "buggy").Log[0].Text.Should().Be("System.InvalidOperationException: oops");
    }

    [Test]
    public void Serves_an_ordinary_http_client_with_answers_that_are_there_at_once()
    {
        CreateService("web", 80, 80, "one");
        CreatePod("nginx", "nginx");
        RunUntilReady("nginx");
        using var client = Http.CreateClient();
        var answer = client.GetAsync("http://10.244.0.3/missing");

        answer.IsCompletedSuccessfully.Should().BeTrue();
        ((int)answer.Result.StatusCode).Should().Be(404);
        answer.Result.Headers.Server.ToString().Should().StartWith("nginx/");
        answer.Result.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        client.Send(new(HttpMethod.Get, "http://10.244.0.3/")).Content.ReadAsStringAsync().Result.Should().Contain("Welcome to nginx!");
    }

    private EndpointSlice EndpointsOf(string service, params string[] pods)
    {
        CreateService(service, 80, 8080, pods);
        return Client.Get<EndpointSlice>("default", service + "-abcde");
    }
}

public sealed class HttpLatencyTests : NodeFixture
{
    protected override NetworkOptions NetworkOptions => new() { Latency = TimeSpan.FromMilliseconds(2) };

    [Test]
    public void Takes_the_latency_each_way()
    {
        Machines.Add("node-a");
        CreatePod("one");
        RunUntilReady("one");
        var start = Loop.Now;

        Http.Get("http://10.244.0.2:8080/").Text.Should().Be("You've hit one\n");
        (Loop.Now - start).Should().Be(TimeSpan.FromMilliseconds(4));
    }
}
