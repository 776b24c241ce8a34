using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer.Access;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>What a container knows of the API server, and how it talks to it.</summary>
public sealed class ServiceAccountFilesTests : WholeClusterFixture
{
    private const string Directory = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string Token = "TOKEN=$(cat " + Directory + "/token); ";
    private const string Careful = "curl -s --cacert " + Directory + "/ca.crt -H \"Authorization: Bearer $TOKEN\" ";

    protected override ClusterOptions Options => new() { ApiServer = new() { Authorization = AuthorizationMode.Rbac } };

    [SetUp]
    public void StartContainer()
    {
        ApplyPod("curl", "tutum/curl", main => main with { Command = ["sleep", "9999999"] });
        RunUntilReady("curl");
    }

    [Test]
    public void Has_a_token_a_certificate_and_its_namespace()
    {
        Sh("ls " + Directory).Should().Be("ca.crt\nnamespace\ntoken\n");
        Sh($"cat {Directory}/namespace; echo; head -n 1 {Directory}/ca.crt; cut -d . -f 1 {Directory}/token | base64 -d").Should().StartWith("default\n-----BEGIN CERTIFICATE-----\n{\"alg\"");
        Sh($"touch {Directory}/x").Should().Contain("Read-only file system");
        Sh("env | grep KUBERNETES_SERVICE").Should().Be("KUBERNETES_SERVICE_HOST=10.96.0.1\nKUBERNETES_SERVICE_PORT=443\nKUBERNETES_SERVICE_PORT_HTTPS=443\n");
    }

    [Test]
    public void Is_not_let_in_without_certificate_or_token()
    {
        Sh("curl -sS https://kubernetes").Should().StartWith("curl: (60) SSL certificate problem: unable to get local issuer certificate");
        Sh($"curl -s --cacert {Directory}/ca.crt https://kubernetes").Should().Contain("\"message\": \"forbidden: User \\\"system:anonymous\\\" cannot get path \\\"/\\\"");
        Sh("curl -s -k -H 'Authorization: Bearer nonsense' https://kubernetes/api").Should().Contain("\"code\": 401");
        Sh("export CURL_CA_BUNDLE=" + Directory + "/ca.crt; curl -sS https://kubernetes.example.com").Should().Contain("Could not resolve host");
    }

    [Test]
    public void Reads_what_its_service_account_may_read()
    {
        var refused = Sh(Token + Careful + "https://kubernetes/api/v1/namespaces/default/pods");
        Cluster.Apply(
            new Role { Metadata = new() { Name = "reader" }, Rules = [new() { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["pods"] }] },
            new RoleBinding { Metadata = new() { Name = "reader" }, RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "reader" }, Subjects = [new() { Kind = "ServiceAccount", Name = "default", Namespace = "default" }] });
        Run(1);

        refused.Should().Contain("pods is forbidden: User \\\"system:serviceaccount:default:default\\\" cannot list resource \\\"pods\\\" in API group \\\"\\\" in the namespace \\\"default\\\"");
        Sh(Token + Careful + "https://$KUBERNETES_SERVICE_HOST/api/v1/namespaces/default/pods/curl").Should().Contain("\"name\": \"curl\"");
    }

    [Test]
    public void Gets_another_token_before_the_first_expires()
    {
        var first = Sh($"cat {Directory}/token; readlink {Directory}/..data");
        Run(2800);
        var same = Sh($"cat {Directory}/token; readlink {Directory}/..data");
        Run(100);
        var second = Sh($"cat {Directory}/token; readlink {Directory}/..data");
        Run(1000);

        same.Should().Be(first);
        second.Should().NotBe(first);
        Sh("curl -s -k -H \"Authorization: Bearer $(cat " + Directory + "/token)\" https://kubernetes/version").Should().Contain("gitVersion");
    }

    [Test]
    public void May_keep_the_token_it_read_first_for_a_year()
    {
        var token = Sh($"cat {Directory}/token");

        Cluster.Run(TimeSpan.FromDays(1));
        var later = Cluster.Api.Authenticator.Authenticate("Bearer " + token);
        Cluster.Run(TimeSpan.FromDays(365));

        later.Should().NotBeNull();
        Cluster.Api.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
    }

    [Test]
    public void Loses_its_token_with_its_Pod()
    {
        var token = Sh($"cat {Directory}/token");
        var before = Cluster.Api.Authenticator.Authenticate("Bearer " + token)!;

        Cluster.Client.Delete<Pod>(new ObjectKey("default", "curl"), new() { GracePeriodSeconds = 0 });
        Run(61);

        before.Name.Should().Be("system:serviceaccount:default:default");
        before.Extra["authentication.kubernetes.io/pod-name"].Should().Equal("curl");
        Cluster.Api.Authenticator.Authenticate("Bearer " + token).Should().BeNull();
    }

    [Test]
    public void Reads_its_token_also_when_it_is_not_root()
    {
        ApplyPod("plain", "tutum/curl", main => main with { Command = ["sleep", "9999999"] }, spec => spec with { SecurityContext = new() { RunAsUser = 1000 } });
        RunUntilReady("plain");

        Cluster.Containers["plain"].Exec("sh", "-c", $"stat -L -c '%a %u' {Directory}/token; wc -c < {Directory}/token").Output.Should().MatchRegex("^600 1000\n *[1-9]");
    }

    [Test]
    public void Watches_as_long_as_it_wants()
    {
        Cluster.Apply(new ClusterRoleBinding { Metadata = new() { Name = "all" }, RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "cluster-admin" }, Subjects = [new() { Kind = "ServiceAccount", Name = "default", Namespace = "default" }] });
        Run(1);
        var watch = Cluster.Containers["curl"].ExecAsync(["sh", "-c", Token + "timeout 20 " + Careful + "'https://kubernetes/api/v1/namespaces/default/configmaps?watch=true&resourceVersion=" + Cluster.Api.Revision + "'"]);
        Run(5);
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = "new" } });
        Run(20);

        watch.Result.Output.Should().StartWith("{\"type\":\"ADDED\"").And.Contain("\"name\":\"new\"");
    }

    private string Sh(string script)
    {
        var result = Cluster.Containers["curl"].Exec("sh", "-c", script);
        return result.Output + result.Error;
    }
}
