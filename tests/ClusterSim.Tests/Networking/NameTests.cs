using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Discovery;
using ClusterSim.Api.Networking;
using ClusterSim.Client;

namespace ClusterSim.Tests.Networking;

/// <summary>Names, as programs in Pods look them up.</summary>
public sealed class NameTests : WholeClusterFixture
{
    [SetUp]
    public void StartPods()
    {
        ApplyPod("box", "busybox:1.36", main => main with { Command = ["sleep", "infinity"] });
        ApplyPod("utils", "tutum/dnsutils", main => main with { Command = ["sleep", "infinity"] });
        for (var i = 0; i < 2; i++)
        {
            ApplyPod($"db-{i}", "luksa/kubia", main => main with { Ports = [new() { Name = "http", Port = 8080 }] }, spec => spec with { Hostname = $"db-{i}", Subdomain = "db" });
            Cluster.Apply(Pod($"db-{i}") with { Metadata = Pod($"db-{i}").Metadata with { Labels = [new("app", "db")] } });
        }
        ValueList<ServicePort> ports = [new() { Name = "http", Port = 80, TargetPort = "http" }];
        Cluster.Apply(
            new Service { Metadata = new() { Name = "web" }, Spec = new() { ClusterIP = "10.96.7.7", Selector = [new("app", "db")], Ports = ports } },
            new Service { Metadata = new() { Name = "db" }, Spec = new() { ClusterIP = "None", Selector = [new("app", "db")], Ports = ports } },
            new Service { Metadata = new() { Name = "alias" }, Spec = new() { Type = "ExternalName", ExternalName = "api.example.com" } });
        RunUntilReady("box", "utils", "db-0", "db-1");
        Run(1);
    }

    [Test]
    public void Are_looked_up_with_the_search_list_of_the_pod()
    {
        Sh("box", "cat /etc/resolv.conf").Should().Be("search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n");
        Sh("box", "nslookup web").Should().Be(
            "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n"
            + "Name:\tweb.default.svc.cluster.local\nAddress: 10.96.7.7\n\n"
            + "** server can't find web.svc.cluster.local: NXDOMAIN\n\n** server can't find web.cluster.local: NXDOMAIN\n\n\n"
            + "** server can't find web.svc.cluster.local: NXDOMAIN\n\n** server can't find web.cluster.local: NXDOMAIN\n\n");
        Sh("utils", "nslookup web.default").Should().Be("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.7.7\n\n");
        Sh("utils", "nslookup nothing; echo $?").Should().Be("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n** server can't find nothing: NXDOMAIN\n\n1\n");
        Sh("box", "nslookup web.default; echo $?").Should().EndWith("** server can't find web.default: NXDOMAIN\n\n1\n", "this BusyBox does not search for names with dots");
    }

    [Test]
    public void Lead_from_a_headless_service_to_its_pods_and_to_each_of_them()
    {
        string[] addresses = [Pod("db-0").Status.PodIP!, Pod("db-1").Status.PodIP!];

        Sh("utils", "nslookup db | grep ^Address: | tail -n +2").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(addresses.Select(address => $"Address: {address}"));
        Sh("utils", "dig +short db-1.db.default.svc.cluster.local").Should().Be(addresses[1] + "\n");
        Sh("utils", "dig +short db-1.web.default.svc.cluster.local").Should().BeEmpty("a Service with an address has no names for its Pods");
        Sh("utils", $"dig +short {addresses[0].Replace('.', '-')}.default.pod.cluster.local").Should().Be(addresses[0] + "\n");
    }

    [Test]
    public void Tell_where_ports_are()
    {
        Sh("utils", "dig +short SRV _http._tcp.web.default.svc.cluster.local").Should().Be("0 100 80 web.default.svc.cluster.local.\n");
        Sh("utils", "dig +short SRV db.default.svc.cluster.local").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().BeEquivalentTo("0 50 8080 db-0.db.default.svc.cluster.local.", "0 50 8080 db-1.db.default.svc.cluster.local.");
        Sh("utils", "dig SRV db.default.svc.cluster.local").Should().Contain($"db-0.db.default.svc.cluster.local.\t30\tIN\tA\t{Pod("db-0").Status.PodIP}\n");
        Sh("utils", "dig SRV _none._tcp.web.default.svc.cluster.local").Should().Contain("status: NXDOMAIN");
        Sh("box", "nslookup -type=srv _http._tcp.web.default.svc.cluster.local").Should().Contain("_http._tcp.web.default.svc.cluster.local\tservice = 0 100 80 web.default.svc.cluster.local\n");
        Sh("utils", "host -t srv _http._tcp.web.default.svc.cluster.local").Should().Be("_http._tcp.web.default.svc.cluster.local has SRV record 0 100 80 web.default.svc.cluster.local.\n");
    }

    [Test]
    public void Are_found_by_address()
    {
        Sh("utils", "nslookup 10.96.7.7").Should().Be("7.7.96.10.in-addr.arpa\tname = web.default.svc.cluster.local.\n\n");
        Sh("utils", $"dig +short -x {Pod("db-0").Status.PodIP}").Should().MatchRegex(@"^db-0\.(db|web)\.default\.svc\.cluster\.local\.\n$");
        Sh("utils", "host 10.96.7.7").Should().Be("7.7.96.10.in-addr.arpa domain name pointer web.default.svc.cluster.local.\n");
        Sh("utils", "host 10.96.7.8; echo $?").Should().Be("Host 8.7.96.10.in-addr.arpa not found: 3(NXDOMAIN)\n1\n");
        Sh("box", "nslookup 10.96.7.7").Should().EndWith("7.7.96.10.in-addr.arpa\tname = web.default.svc.cluster.local\n\n");
    }

    [Test]
    public void Have_no_addresses_of_version_6()
    {
        Sh("utils", "dig AAAA web.default.svc.cluster.local").Should().Contain("status: NOERROR").And.Contain("ANSWER: 0, AUTHORITY: 1").And.Contain("IN\tSOA\tns.dns.cluster.local.");
        Sh("utils", "nslookup -type=aaaa web").Should().Contain("*** Can't find web: No answer\n");
    }

    [Test]
    public void Stand_for_others_outside()
    {
        Sh("utils", "dig +short alias.default.svc.cluster.local").Should().Be("api.example.com.\n");
        Cluster.Apply(new Ingress { Metadata = new() { Name = "api" }, Spec = new() { Rules = [new() { Host = "api.example.com", Http = new() { Paths = [new() { Path = "/", PathType = "Prefix", Backend = new() { Service = new() { Name = "web", Port = new() { Number = 80 } } } }] } }] } });
        Run(0);

        Sh("utils", "nslookup alias").Should().EndWith("alias.default.svc.cluster.local\tcanonical name = api.example.com.\nName:\tapi.example.com\nAddress: 192.0.2.1\n\n");
        Sh("utils", "host alias").Should().Be("alias.default.svc.cluster.local is an alias for api.example.com.\napi.example.com has address 192.0.2.1\n");
    }

    [Test]
    public void Of_pods_that_are_not_ready_are_published_when_the_service_says_so()
    {
        Cluster.Apply(
            new Service { Metadata = new() { Name = "slow" }, Spec = new() { ClusterIP = "None", Ports = [new() { Port = 80 }] } },
            new EndpointSlice { Metadata = new() { Name = "slow-1", Labels = [new("kubernetes.io/service-name", "slow")] }, AddressType = "IPv4", Endpoints = [new() { Addresses = ["10.9.9.9"], Conditions = new() { Ready = false } }], Ports = [new() { Port = 80 }] });
        Run(0);
        Sh("utils", "dig slow.default.svc.cluster.local").Should().Contain("status: NXDOMAIN");

        Cluster.Apply(Cluster.Client.Get<Service>(new ObjectKey("default", "slow")) with { Spec = Cluster.Client.Get<Service>(new ObjectKey("default", "slow")).Spec with { PublishNotReadyAddresses = true } });
        Run(0);
        Sh("utils", "dig +short slow.default.svc.cluster.local").Should().Be("10.9.9.9\n");
    }

    [Test]
    public void Are_looked_up_as_the_pods_dns_policy_says()
    {
        ApplyPod("host", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with { HostNetwork = true });
        ApplyPod("both", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with { HostNetwork = true, DnsPolicy = "ClusterFirstWithHostNet" });
        ApplyPod("outer", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with { DnsPolicy = "Default" });
        ApplyPod("own", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with
        {
            DnsPolicy = "None",
            DnsConfig = new() { Nameservers = ["10.96.0.10"], Searches = ["default.svc.cluster.local", "example.com"], Options = [new() { Name = "ndots", Value = "2" }, new() { Name = "edns0" }] },
        });
        RunUntilReady("host", "both", "outer", "own");

        foreach (var pod in (string[])["host", "outer"])
            Sh(pod, "cat /etc/resolv.conf; wget -qO- web").Should().Be("nameserver 172.18.0.1\noptions ndots:0\n", "DNS outside does not know the cluster's names");
        Sh("both", "wget -qO- web").Should().StartWith("You've hit db-");
        Sh("own", "cat /etc/resolv.conf").Should().Be("search default.svc.cluster.local example.com\nnameserver 10.96.0.10\noptions ndots:2 edns0\n");
        Sh("own", "wget -qO- web").Should().StartWith("You've hit db-");
        Sh("own", "wget -qO- web.default 2>&1").Should().Be("wget: bad address 'web.default'\n", "its search list does not lead from there");
    }

    [Test]
    public void Are_added_to_those_of_the_policy_by_the_pods_configuration()
    {
        ApplyPod("more", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with { DnsConfig = new() { Nameservers = ["1.1.1.1"], Searches = ["example.com"], Options = [new() { Name = "ndots", Value = "1" }] } });
        RunUntilReady("more");

        Sh("more", "cat /etc/resolv.conf").Should().Be("search default.svc.cluster.local svc.cluster.local cluster.local example.com\nnameserver 10.96.0.10\nnameserver 1.1.1.1\noptions ndots:1\n");
    }

    [Test]
    public void In_the_hosts_file_come_first()
    {
        ApplyPod("aliased", "busybox", main => main with { Command = ["sleep", "infinity"] }, spec => spec with { HostAliases = [new() { Ip = Pod("db-0").Status.PodIP!, Hostnames = ["foo.local", "web"] }] });
        RunUntilReady("aliased");

        Sh("aliased", "cat /etc/hosts").Should().StartWith("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n").And.EndWith(
            $"{Pod("aliased").Status.PodIP}\taliased\n\n# Entries added by HostAliases.\n{Pod("db-0").Status.PodIP}\tfoo.local\tweb\n");
        Sh("aliased", "wget -qO- foo.local:8080; wget -qO- web:8080").Should().Be("You've hit db-0\nYou've hit db-0\n");
        Cluster.Http.From("default", "aliased").Get("http://foo.local:8080/").Text.Should().Be("You've hit db-0\n");
        Sh("db-0", "cat /etc/hosts | tail -1").Should().Be($"{Pod("db-0").Status.PodIP}\tdb-0.db.default.svc.cluster.local\tdb-0\n");
    }

    [Test]
    public void Cannot_be_looked_up_by_a_pod_that_may_not_go_out()
    {
        Cluster.Apply(new NetworkPolicy { Metadata = new() { Name = "deny" }, Spec = new() { PodSelector = new(), PolicyTypes = ["Egress"] } });
        Run(0);
        Sh("utils", "nslookup web; echo $?").Should().Be(";; connection timed out; no servers could be reached\n\n1\n");
        Sh("box", "wget -qO- web 2>&1").Should().Be("wget: bad address 'web'\n");
        Cluster.Invoking(cluster => cluster.Http.From("default", "box").Get("http://web/")).Should().Throw<HttpRequestException>().WithMessage("Temporary failure in name resolution (web:80)");

        Cluster.Apply(new NetworkPolicy
        {
            Metadata = new() { Name = "dns" },
            Spec = new()
            {
                PodSelector = new(),
                PolicyTypes = ["Egress"],
                Egress = [new()
                {
                    To = [new() { NamespaceSelector = new() { MatchLabels = [new("kubernetes.io/metadata.name", "kube-system")] }, PodSelector = new() { MatchLabels = [new("k8s-app", "kube-dns")] } }],
                    Ports = [new() { Protocol = "UDP", Port = 53 }],
                }],
            },
        });
        Run(0);
        Sh("utils", "nslookup web").Should().Contain("Address: 10.96.7.7");
    }

    [Test]
    public void Need_the_pods_of_the_dns_service_where_there_is_one()
    {
        Cluster.Apply(new Service { Metadata = new() { Name = "kube-dns", Namespace = "kube-system" }, Spec = new() { ClusterIP = "10.96.0.10", Selector = [new("k8s-app", "kube-dns")], Ports = [new() { Name = "dns", Port = 53, Protocol = "UDP" }] } });
        Run(1);
        Sh("utils", "nslookup web").Should().StartWith(";; connection timed out");

        Cluster.Apply(new Pod { Metadata = new() { Name = "coredns", Namespace = "kube-system", Labels = [new("k8s-app", "kube-dns")] }, Spec = new() { Containers = [new() { Name = "coredns", Image = "registry.k8s.io/coredns/coredns:v1.13.1" }] } });
        Run(20);
        Sh("utils", "nslookup web").Should().Contain("Address: 10.96.7.7");
    }

    [Test]
    public void Old_busybox_prints_with_the_names_of_addresses()
    {
        ApplyPod("old", "busybox:1.28", main => main with { Command = ["sleep", "infinity"] });
        RunUntilReady("old");

        Sh("old", "nslookup web").Should().Be("Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\nName:      web\nAddress 1: 10.96.7.7 web.default.svc.cluster.local\n");
        Sh("old", "nslookup nothing 2>&1").Should().EndWith("nslookup: can't resolve 'nothing'\n");
    }

    private string Sh(string pod, string script)
    {
        var run = Cluster.Containers.Get("default", pod).ExecAsync(["sh", "-c", script]);
        Run(40);
        return run.Result.Output;
    }
}
