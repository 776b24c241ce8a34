using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Networking;
using ClusterSim.Client;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Networking;

public sealed class IngressTests : WholeClusterFixture
{
    private const string Address = "192.0.2.1";

    [SetUp]
    public void StartServices()
    {
        Cluster.Images.AddServer("echo", (request, context) => HttpResponse.FromText($"{context.PodName} {request.Host} {request.Path} {request.Headers.Find("x-real-ip")} {request.Headers.Find("x-forwarded-proto")}"), 8080);
        foreach (var name in (string[])["foo", "bar"])
        {
            ApplyPod(name, "echo");
            Cluster.Apply(new Service { Metadata = new() { Name = name }, Spec = new() { Selector = [new("app", name)], Ports = [new() { Name = "http", Port = 80, TargetPort = 8080 }] } });
        }
        Cluster.Apply(new Service { Metadata = new() { Name = "empty" }, Spec = new() { Selector = [new("app", "nobody")], Ports = [new() { Port = 80 }] } });
        RunUntilReady("foo", "bar");
        Run(1);
    }

    [Test]
    public void Lead_from_a_host_to_a_service_and_tell_it_of_the_client()
    {
        Apply("kubia", Rule("kubia.example.com", Path("/", "foo")));

        Ask("kubia.example.com", "/a?b=c").Text.Should().Be("foo kubia.example.com /a?b=c 172.18.0.1 http");
        Cluster.Http.Get("http://kubia.example.com/").Text.Should().StartWith("foo", "its name is known outside, too");
        Ask("elsewhere.example.com", "/").Status.Should().Be(404);
        Ask("elsewhere.example.com", "/").Text.Should().Contain("<center><h1>404 Not Found</h1></center>");
    }

    [Test]
    public void Have_an_address_within_a_minute_and_say_that_they_were_seen()
    {
        Apply("kubia", Rule("kubia.example.com", Path("/", "foo")));
        var early = Cluster.Client.Get<Ingress>(new ObjectKey("default", "kubia"));
        Run(60);
        var late = Cluster.Client.Get<Ingress>(new ObjectKey("default", "kubia"));

        early.Status.LoadBalancer.Ingress.Should().BeEmpty();
        late.Status.LoadBalancer.Ingress.Should().Equal(new IngressLoadBalancerIngress { Ip = Address });
        EventsOf("kubia").Should().Equal("Sync: Scheduled for sync");
        Cluster.Client.List<Event>("default").Single(told => told.Reason == "Sync").Source.Component.Should().Be("nginx-ingress-controller");
    }

    [TestCase("Exact", "/a", "/a", true)]
    [TestCase("Exact", "/a", "/a/", false)]
    [TestCase("Prefix", "/a", "/a/b", true)]
    [TestCase("Prefix", "/a/", "/a", true)]
    [TestCase("Prefix", "/a", "/ab", false)]
    [TestCase("Prefix", "/", "/anything", true)]
    [TestCase("ImplementationSpecific", "/a", "/ab", true)]
    public void Match_paths_by_their_type(string type, string path, string asked, bool matches)
    {
        Apply("kubia", Rule("kubia.example.com", Path(path, "foo", type)));

        Ask("kubia.example.com", asked).Status.Should().Be(matches ? 200 : 404);
    }

    [Test]
    public void Take_the_longest_path_and_an_exact_one_before_all()
    {
        Apply("kubia", Rule("kubia.example.com", Path("/", "foo"), Path("/bar", "bar"), Path("/bar/foo", "foo", "Exact")));

        foreach (var (path, pod) in (ReadOnlySpan<(string, string)>)[("/x", "foo"), ("/bar/x", "bar"), ("/bar/foo", "foo"), ("/bar/foo/x", "bar")])
            Ask("kubia.example.com", path).Text.Should().StartWith(pod, path);
    }

    [Test]
    public void Match_hosts_exactly_before_by_wildcard_and_any_last()
    {
        Apply("kubia", Rule("foo.example.com", Path("/", "foo")), Rule("*.example.com", Path("/", "bar")));
        Apply("rest", Rule(null, Path("/rest", "bar")));

        Ask("foo.example.com", "/").Text.Should().StartWith("foo");
        Ask("other.example.com:80", "/").Text.Should().StartWith("bar");
        Ask("a.b.example.com", "/").Status.Should().Be(404);
        Ask("whatever", "/rest").Text.Should().StartWith("bar");
    }

    [Test]
    public void Send_what_nothing_matches_to_the_default_backend()
    {
        Cluster.Apply(new Ingress { Metadata = new() { Name = "only" }, Spec = new() { DefaultBackend = new() { Service = new() { Name = "foo", Port = new() { Name = "http" } } } } });
        Run(0);

        Ask("whatever", "/x").Text.Should().StartWith("foo whatever /x");
    }

    [TestCase("empty")]
    [TestCase("missing")]
    public void Answer_503_while_nothing_is_behind_the_service(string service)
    {
        Apply("kubia", Rule("kubia.example.com", Path("/", service)));

        var answer = Ask("kubia.example.com", "/");
        answer.Status.Should().Be(503);
        answer.Text.Should().Contain("503 Service Temporarily Unavailable");
    }

    [Test]
    public void Redirect_to_https_where_the_host_has_a_certificate()
    {
        Apply("kubia", spec => spec with { Tls = [new() { Hosts = ["kubia.example.com"], SecretName = "tls-secret" }] }, [], Rule("kubia.example.com", Path("/", "foo")));

        var redirect = Ask("kubia.example.com", "/a");
        (redirect.Status, redirect.Headers.Find("location")).Should().Be((308, "https://kubia.example.com/a"));
        Cluster.Http.Get("https://kubia.example.com/a").Text.Should().Be("foo kubia.example.com /a 172.18.0.1 https");
    }

    [Test]
    public void Rewrite_paths()
    {
        Apply("kubia", spec => spec, [new("nginx.ingress.kubernetes.io/rewrite-target", "/$2")], Rule("kubia.example.com", Path("/something(/|$)(.*)", "foo", "ImplementationSpecific")));

        Ask("kubia.example.com", "/something/new?x=1").Text.Should().StartWith("foo kubia.example.com /new?x=1 ");
        Ask("kubia.example.com", "/something").Text.Should().StartWith("foo kubia.example.com / ");
    }

    [Test]
    public void Are_left_to_the_controller_of_their_class()
    {
        Cluster.Apply(
            new IngressClass { Metadata = new() { Name = "traefik", Annotations = [new("ingressclass.kubernetes.io/is-default-class", "true")] }, Spec = new() { Controller = "traefik.io/ingress-controller" } },
            new IngressClass { Metadata = new() { Name = "public" }, Spec = new() { Controller = "k8s.io/ingress-nginx" } });
        Apply("theirs", Rule("theirs.example.com", Path("/", "foo")));
        Apply("ours", spec => spec with { IngressClassName = "public" }, [], Rule("ours.example.com", Path("/", "foo")));
        Run(60);

        Cluster.Client.Get<Ingress>(new ObjectKey("default", "theirs")).Status.LoadBalancer.Ingress.Should().BeEmpty();
        EventsOf("theirs").Should().BeEmpty();
        Ask("theirs.example.com", "/").Status.Should().Be(404);
        Ask("ours.example.com", "/").Status.Should().Be(200);
    }

    [Test]
    public void Follow_the_pods_behind_the_service()
    {
        Apply("kubia", Rule("kubia.example.com", Path("/", "foo")));
        Cluster.Client.Delete<Pod>(new ObjectKey("default", "foo"));
        Run(5);

        Ask("kubia.example.com", "/").Status.Should().Be(503);
    }

    private static IngressRule Rule(string? host, params ValueList<HTTPIngressPath> paths) => new() { Host = host, Http = new() { Paths = paths } };

    private static HTTPIngressPath Path(string path, string service, string type = "Prefix") =>
        new() { Path = path, PathType = type, Backend = new() { Service = new() { Name = service, Port = new() { Number = 80 } } } };

    private void Apply(string name, params ValueList<IngressRule> rules) => Apply(name, spec => spec, [], rules);

    private void Apply(string name, Func<IngressSpec, IngressSpec> change, ValueMap<string> annotations, params ValueList<IngressRule> rules)
    {
        Cluster.Apply(new Ingress { Metadata = new() { Name = name, Annotations = annotations }, Spec = change(new() { Rules = rules }) });
        Run(1);
    }

    private HttpResponse Ask(string host, string path) => Cluster.Http.Send($"http://{Address}{path}", new() { Host = host });
}
