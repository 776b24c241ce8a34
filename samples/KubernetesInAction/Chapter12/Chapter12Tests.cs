using System.Net;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Access;

namespace KubernetesInAction.Chapter12;

/// <summary>Who may do what: service accounts, roles, and what binds them.</summary>
public sealed class Chapter12Tests() : ChapterFixture("Chapter12")
{
    protected override ClusterOptions Options => new() { ApiServer = new() { Authorization = AuthorizationMode.Rbac } };

    [SetUp]
    public void MakeNamespaces()
    {
        Apply("namespaces.yaml");
        Wait(seconds: 1);
    }

    [Test]
    public void Refuses_what_no_role_allows()
    {
        Ask("foo", "/api/v1/namespaces/foo/services").Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public void Lets_service_accounts_of_two_namespaces_read_the_services_of_one()
    {
        Apply("service-reader.yaml");

        Ask("foo", "/api/v1/namespaces/foo/services").Should().Be(HttpStatusCode.OK);
        Ask("bar", "/api/v1/namespaces/foo/services").Should().Be(HttpStatusCode.OK);
        Ask("foo", "/api/v1/namespaces/bar/services").Should().Be(HttpStatusCode.Forbidden);
        Ask("foo", "/api/v1/namespaces/foo/pods").Should().Be(HttpStatusCode.Forbidden);
    }

    [Test]
    public void Gives_access_to_what_is_in_no_namespace_by_cluster_role_bindings_only()
    {
        Apply("pv-reader.yaml");
        Ask("foo", "/api/v1/persistentvolumes").Should().Be(HttpStatusCode.Forbidden);

        Apply("pv-reader-everywhere.yaml");
        Ask("foo", "/api/v1/persistentvolumes").Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public void Lets_everybody_discover_what_there_is()
    {
        Ask("foo", "/api").Should().Be(HttpStatusCode.OK);
        Ask("foo", "/healthz").Should().Be(HttpStatusCode.OK);
    }

    /// <summary>Asks the API server in the name of a namespace's default service account.</summary>
    private HttpStatusCode Ask(string ns, string path)
    {
        var account = new Caller($"system:serviceaccount:{ns}:default") { Groups = ["system:serviceaccounts", $"system:serviceaccounts:{ns}", "system:authenticated"] };
        using var client = new HttpClient(Cluster.CreateHttpHandler(account)) { BaseAddress = new("https://kubernetes.default.svc") };
        return Cluster.Run(() => client.GetAsync(path)).StatusCode;
    }
}
