using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Access;

namespace ClusterSim.Tests.Clusters;

/// <summary>A whole cluster in which only what roles allow is allowed.</summary>
public sealed class AccessTests
{
    private static readonly ClusterOptions WithRoles = new() { Nodes = 1, ApiServer = new() { Authorization = AuthorizationMode.Rbac } };

    [Test]
    public void Runs_as_well_as_without_roles()
    {
        using var cluster = new Cluster(WithRoles);
        cluster.ApplyText("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web }
            spec:
              replicas: 2
              selector: { matchLabels: { app: web } }
              template:
                metadata: { labels: { app: web } }
                spec: { containers: [{ name: main, image: nginx }] }
            """);

        cluster.RunUntil(() => cluster.Client.List<Pod>("default").Count(pod => pod.IsReady) == 2, TimeSpan.FromMinutes(1));
    }

    [Test]
    public void Gathers_what_the_default_roles_allow()
    {
        using var cluster = new Cluster(WithRoles);

        cluster.Run(TimeSpan.FromSeconds(5));

        var (view, edit, admin) = (RulesOf("view"), RulesOf("edit"), RulesOf("admin"));
        view.Should().Contain(rule => rule.Resources.Contains("pods") && rule.Verbs.Contains("list")).And.NotContain(rule => rule.Resources.Contains("secrets"));
        edit.Should().Contain(rule => rule.Resources.Contains("secrets"));
        admin.Should().Contain(rule => rule.Resources.Contains("rolebindings"));

        IEnumerable<PolicyRule> RulesOf(string role) => cluster.Client.Find<ClusterRole>(new("", role))!.Rules;
    }

    [Test]
    public async Task A_program_may_do_what_is_bound_to_its_service_account()
    {
        using var cluster = new Cluster(WithRoles);
        cluster.Run(TimeSpan.FromSeconds(5));
        using var admin = new HttpClient(cluster.CreateHttpHandler()) { BaseAddress = new("http://api") };
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var issued = await admin.PostAsync(new Uri("/api/v1/namespaces/default/serviceaccounts/default/token", UriKind.Relative), content);
        using var program = new HttpClient(cluster.CreateHttpHandler()) { BaseAddress = new("http://api") };
        program.DefaultRequestHeaders.Authorization = new("Bearer", System.Text.Json.JsonDocument.Parse(await issued.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetProperty("token").GetString());
        var pods = new Uri("/api/v1/namespaces/default/pods", UriKind.Relative);

        ((int)(await program.GetAsync(pods)).StatusCode).Should().Be(403);
        cluster.Client.Create(new RoleBinding
        {
            Metadata = new() { Name = "b", Namespace = "default" },
            RoleRef = new() { Kind = "ClusterRole", Name = "view" },
            Subjects = [new() { Kind = "ServiceAccount", Name = "default" }],
        });
        ((int)(await program.GetAsync(pods)).StatusCode).Should().Be(200);
    }

    [Test]
    public void Is_the_same_in_every_run()
    {
        using var one = new Cluster(WithRoles);
        using var other = new Cluster(WithRoles);

        one.Run(TimeSpan.FromMinutes(1));
        other.Run(TimeSpan.FromMinutes(1));

        one.Fingerprint.Should().Be(other.Fingerprint);
    }
}
