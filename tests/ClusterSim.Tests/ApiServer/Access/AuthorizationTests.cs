using ClusterSim.Api.Core;
using ClusterSim.Api.Rbac;
using ClusterSim.ApiServer;

namespace ClusterSim.Tests.ApiServer.Access;

public sealed class AuthorizationTests : AccessFixture
{
    private static readonly Caller Robot = new("system:serviceaccount:default:robot") { Groups = ["system:serviceaccounts", "system:authenticated"] };

    [TestCase("GET", Pods, "403 pods is forbidden: User \"alice\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"")]
    [TestCase("GET", Pods + "?watch=1", "403 pods is forbidden: User \"alice\" cannot watch resource \"pods\" in API group \"\" in the namespace \"default\"")]
    [TestCase("GET", "/api/v1/watch/pods", "403 pods is forbidden: User \"alice\" cannot watch resource \"pods\" in API group \"\" at the cluster scope")]
    [TestCase("GET", Pods + "/p", "403 pods \"p\" is forbidden: User \"alice\" cannot get resource \"pods\" in API group \"\" in the namespace \"default\"")]
    [TestCase("GET", Pods + "?fieldSelector=metadata.name%3Dp", "403 pods \"p\" is forbidden: User \"alice\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"")]
    [TestCase("POST", Pods + "/p/eviction", "403 pods \"p\" is forbidden: User \"alice\" cannot create resource \"pods/eviction\" in API group \"\" in the namespace \"default\"")]
    [TestCase("DELETE", "/apis/apps/v1/namespaces/default/deployments", "403 deployments.apps is forbidden: User \"alice\" cannot deletecollection resource \"deployments\" in API group \"apps\" in the namespace \"default\"")]
    [TestCase("PUT", "/apis/apps/v1/namespaces/default/deployments/d/status", "403 deployments.apps \"d\" is forbidden: User \"alice\" cannot update resource \"deployments/status\" in API group \"apps\" in the namespace \"default\"")]
    [TestCase("PATCH", "/api/v1/nodes/n", "403 nodes \"n\" is forbidden: User \"alice\" cannot patch resource \"nodes\" in API group \"\" at the cluster scope")]
    [TestCase("GET", "/api/v1/namespaces/default", "403 namespaces \"default\" is forbidden: User \"alice\" cannot get resource \"namespaces\" in API group \"\" in the namespace \"default\"")]
    [TestCase("GET", "/api/v1/namespaces", "403 namespaces is forbidden: User \"alice\" cannot list resource \"namespaces\" in API group \"\" at the cluster scope")]
    [TestCase("GET", "/apis/example.com/v1/things", "403 things.example.com is forbidden: User \"alice\" cannot list resource \"things\" in API group \"example.com\" at the cluster scope")]
    [TestCase("GET", "/debug/pprof", "403 forbidden: User \"alice\" cannot get path \"/debug/pprof\"")]
    public void Refuses_in_Kubernetes_words(string method, string target, string outcome) => Outcome(Send(Alice, method, target)).Should().Be(outcome);

    [Test]
    public void Says_of_what_it_refuses_group_kind_and_name()
    {
        var details = BodyOf(Send(Alice, "GET", "/apis/apps/v1/namespaces/default/deployments/d"))["details"]!;

        details.Should().Be(ClusterSim.Serialization.JsonText.Parse("""{"name":"d","group":"apps","kind":"deployments"}"""));
    }

    [Test]
    public void Allows_everything_to_the_masters() => Outcome(Send(Master, "GET", "/api/v1/secrets")).Should().Be("200");

    [Test]
    public void Allows_what_is_bound_to_a_user_and_nothing_beside()
    {
        Allow(User("alice"), ["list"], ["pods"]);

        Outcome(Send(Alice, "GET", Pods)).Should().Be("200");
        Outcome(Send(Alice, "GET", Pods + "/p")).Should().StartWith("403");
        Outcome(Send(Alice, "GET", "/api/v1/namespaces/kube-system/pods")).Should().StartWith("403");
        Outcome(Send(new("bob"), "GET", Pods)).Should().StartWith("403");
    }

    [Test]
    public void Allows_what_is_bound_to_a_group_or_a_service_account()
    {
        Allow(Group("devs"), ["list"], ["pods"]);
        Allow(new() { Kind = "ServiceAccount", Name = "robot" }, ["get"], ["pods"]);

        Outcome(Send(Alice, "GET", Pods)).Should().Be("200");
        Outcome(Send(Robot, "GET", Pods + "/none")).Should().StartWith("404");
    }

    [Test]
    public void Tells_an_object_from_its_subresources()
    {
        Allow(User("alice"), ["get", "list"], ["pods", "*/scale"]);

        Outcome(Send(Alice, "GET", Pods + "/none/status")).Should().StartWith("403");
        Outcome(Send(Alice, "GET", "/api/v1/namespaces/default/replicationcontrollers/none/scale")).Should().StartWith("404");
    }

    [Test]
    public void Takes_more_than_to_look_to_get_into_a_Pod()
    {
        Allow(User("alice"), ["get"], ["pods", "pods/exec", "pods/log"]);

        Outcome(Send(Alice, "GET", Pods + "/p/log")).Should().NotStartWith("403");
        Outcome(Send(Alice, "GET", Pods + "/p/exec?command=sh")).Should().Be("403 pods \"p\" is forbidden: User \"alice\" cannot create resource \"pods/exec\" in API group \"\" in the namespace \"default\"");
    }

    [Test]
    public void Limits_a_rule_to_the_names_it_lists()
    {
        Allow(User("alice"), ["get", "list"], ["pods"], names: ["mine"]);

        Outcome(Send(Alice, "GET", Pods + "/mine")).Should().StartWith("404");
        Outcome(Send(Alice, "GET", Pods + "/other")).Should().StartWith("403");
        Outcome(Send(Alice, "GET", Pods)).Should().StartWith("403");
        Outcome(Send(Alice, "GET", Pods + "?fieldSelector=metadata.name=mine")).Should().Be("200");
    }

    [Test]
    public void Holds_a_cluster_role_to_the_namespace_it_is_bound_in()
    {
        Bind("ClusterRole", "system:aggregate-to-view", User("alice"), ns: "default");

        Outcome(Send(Alice, "GET", Pods)).Should().Be("200");
        Outcome(Send(Alice, "GET", "/api/v1/pods")).Should().StartWith("403");
    }

    [Test]
    public void Takes_leave_to_create_from_those_who_create_by_updating()
    {
        const string Lease = "/apis/coordination.k8s.io/v1/namespaces/default/leases/l";
        Allow(User("alice"), ["update"], ["leases"], group: "coordination.k8s.io");

        Outcome(Send(Alice, "PUT", Lease, """{"metadata":{"name":"l"}}"""))
            .Should().Be("403 leases.coordination.k8s.io \"l\" is forbidden: User \"alice\" cannot create resource \"leases\" in API group \"coordination.k8s.io\" in the namespace \"default\"");
        Allow(User("alice"), ["create"], ["leases"], group: "coordination.k8s.io");
        Outcome(Send(Alice, "PUT", Lease, """{"metadata":{"name":"l"}}""")).Should().Be("201");
    }

    [Test]
    public void Names_bindings_to_roles_that_are_not_there()
    {
        Bind("ClusterRole", "gone", User("alice"));
        Bind("Role", "gone", User("alice"), ns: "default");

        Outcome(Send(Alice, "GET", Pods)).Should().EndWith(": RBAC: [clusterrole.rbac.authorization.k8s.io \"gone\" not found, role.rbac.authorization.k8s.io \"gone\" not found]");
    }

    [Test]
    public void Lets_strangers_see_the_version_and_little_else()
    {
        var stranger = new Caller("system:anonymous") { Groups = ["system:unauthenticated"] };

        Outcome(Send(stranger, "GET", "/version")).Should().NotStartWith("403");
        Outcome(Send(stranger, "GET", "/api")).Should().Be("403 forbidden: User \"system:anonymous\" cannot get path \"/api\"");
        Outcome(Send(Alice, "GET", "/openapi/v3/apis/apps/v1")).Should().NotStartWith("403");
    }

    [Test]
    public void Does_not_look_at_calls_from_components() =>
        Server.Create(Component, new ClusterRoleBinding { Metadata = new() { Name = "b" }, RoleRef = new() { Kind = "ClusterRole", Name = "cluster-admin" } }).Metadata.Name.Should().Be("b");

    [Test]
    public void Starts_with_the_roles_of_a_real_cluster()
    {
        var roles = Server.List<ClusterRole>();

        roles.Select(role => role.Metadata.Name).Should().Contain(["admin", "edit", "view", "cluster-admin", "system:discovery", "system:node", "system:controller:deployment-controller"]).And.HaveCountGreaterThan(60);
        roles.Should().OnlyContain(role => role.Metadata.Labels.Find("kubernetes.io/bootstrapping", "") == "rbac-defaults");
    }
}
