using ClusterSim.Api.Discovery;

namespace KubernetesInAction.Chapter05;

/// <summary>Services: a stable address for Pods that come and go, from inside and from outside.</summary>
public sealed class Chapter05Tests() : ChapterFixture("Chapter05")
{
    [SetUp]
    public void Deploy()
    {
        Apply("kubia.yaml", "kubia-svc.yaml");
        Cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {containers: [{name: main, image: tutum/dnsutils, command: ["sleep", "infinity"]}, {name: curl, image: tutum/curl, command: ["sleep", "infinity"]}]}
            """);
        WaitUntilReady("client");
        Cluster.RunUntil(() => Pods.All(pod => pod.IsReady), within: TimeSpan.FromMinutes(1));
    }

    private IReadOnlyList<Pod> Pods => Cluster.Client.List<Pod>("default", new() { MatchLabels = [new("app", "kubia")] });

    [Test]
    public void Spreads_requests_over_pods()
    {
        var answers = Enumerable.Range(0, 50).Select(_ => Curl("http://kubia")).Distinct();

        answers.Should().BeEquivalentTo(Pods.Select(pod => $"You've hit {pod.Metadata.Name}\n"));
    }

    [Test]
    public void Keeps_sending_one_client_to_one_pod()
    {
        Apply("kubia-svc-client-ip.yaml");
        Wait(seconds: 5);

        Enumerable.Range(0, 20).Select(_ => Curl("http://kubia-sticky")).Distinct().Should().ContainSingle();
    }

    [Test]
    public void Is_found_by_environment_variables_of_pods_that_start_later()
    {
        var service = Cluster.Client.Get<Service>("kubia");
        Cluster.Client.Delete(Pods[0]);
        Wait(seconds: 60);

        var youngest = Pods.MaxBy(pod => pod.Metadata.CreationTimestamp)!.Metadata.Name!;
        Exec(youngest, "env").Should().Contain($"KUBIA_SERVICE_HOST={service.Spec.ClusterIP}\n").And.Contain("KUBIA_SERVICE_PORT=80\n");
    }

    [TestCase("kubia")]
    [TestCase("kubia.default")]
    [TestCase("kubia.default.svc.cluster.local")]
    public void Is_found_by_name(string name)
    {
        Curl($"http://{name}").Should().StartWith("You've hit kubia-");
    }

    [Test]
    public void Gives_the_addresses_of_all_pods_when_it_has_none_of_its_own()
    {
        Apply("kubia-svc-headless.yaml");
        Wait(seconds: 5);

        var found = Exec("client", "nslookup", "kubia-headless");

        Pods.Should().OnlyContain(pod => found.Contains($"Address: {pod.Status.PodIP}\n"));
    }

    [Test]
    public void Leads_to_endpoints_that_were_written_down_by_hand()
    {
        Apply("external-service.yaml");
        Wait(seconds: 5);

        Cluster.Client.List<EndpointSlice>().Should().Contain(slice => slice.Metadata.Name == "external-service-1");
        Cluster.Client.Get<Service>("external-service").Spec.ClusterIP.Should().NotBeNullOrEmpty();
    }

    [Test]
    public void Is_reached_through_every_node()
    {
        Apply("kubia-svc-nodeport.yaml");
        Wait(seconds: 5);

        foreach (var node in Cluster.Client.List<Node>())
            Cluster.Http.Get($"http://{AddressOf(node)}:30123/").Text.Should().StartWith("You've hit kubia-");
    }

    [Test]
    public void Stays_on_the_node_where_the_policy_is_local()
    {
        Apply("kubia-svc-onlylocal.yaml");
        Wait(seconds: 5);

        foreach (var pod in Pods)
        {
            var node = Cluster.Client.Get<Node>(pod.Spec.NodeName!);
            var there = Pods.Where(other => other.Spec.NodeName == pod.Spec.NodeName).Select(other => $"You've hit {other.Metadata.Name}\n");
            Cluster.Http.Get($"http://{AddressOf(node)}:30124/").Text.Should().BeOneOf(there);
        }
    }

    [Test]
    public void Is_reached_by_host_name_through_an_ingress()
    {
        Apply("kubia-ingress.yaml");
        Wait(seconds: 60);

        var address = Cluster.Client.Get<ClusterSim.Api.Networking.Ingress>("kubia").Status.LoadBalancer.Ingress.Single().Ip;
        Curl($"http://{address}", "-H", "Host: kubia.example.com").Should().StartWith("You've hit kubia-");
    }

    private static string AddressOf(Node node) => node.Status.Addresses.Single(address => address.Type == "InternalIP").Address;

    private string Curl(string url, params string[] options)
    {
        var result = Cluster.Containers.Get("default", "client", "curl").Exec(["curl", "-s", .. options, url]);
        result.ExitCode.Should().Be(0, "curl {0}: {1}", url, result.Error);
        return result.Output;
    }
}
